import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';

/**
 * What came of one test run, from the JSON report of Vitest or Playwright. A test that passed only when it was tried again counts
 * as passed, as its runner says, and is named.
 * @param root folder that files are named from
 * @returns `undefined` when the runner left no readable report. `files` is what came of each, of Vitest alone.
 */
export function readCounts(file, root = process.cwd()) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
  if (report.stats !== undefined) return countsOfPlaywright(report);
  return sumOf(report.testResults.map((result) => countsOfFile(result, root)));
}

/** The files that failed, for the runner's command line. */
export function failedFiles({ files }) {
  return files.filter(({ failed }) => failed > 0).map(({ name }) => name);
}

/**
 * Counts of a run whose failed files were run once more, from their beginning: of those the second run counts. What failed in the
 * first and passed then is named like any other second try.
 */
export function withSecondRun(first, second) {
  const { files } = second;
  const inSecond = new Map(files.map((one) => [one.name, one]));
  const before = first.files.filter(({ name }) => inSecond.has(name));
  const counts = sumOf([...first.files.filter(({ name }) => !inSecond.has(name)), ...files]);
  const passedThen = before.filter(({ name }) => inSecond.get(name).failed === 0).flatMap(({ failures }) => failures.map((name) => `${name} (its file was run again)`));
  return { ...counts, secondTries: [...new Set([...before.flatMap(({ secondTries }) => secondTries), ...passedThen, ...counts.secondTries])] };
}

function sumOf(files) {
  const all = (key) => files.reduce((sum, one) => sum + one[key], 0);
  return { passed: all('passed'), failed: all('failed'), skipped: all('skipped'), secondTries: files.flatMap((one) => one.secondTries), files };
}

function countsOfPlaywright({ stats: { expected, unexpected, flaky, skipped }, errors = [], suites = [] }) {
  return { passed: expected + flaky, failed: unexpected + errors.length, skipped, secondTries: suites.flatMap((suite) => flakyIn(suite, [])), files: [] };
}

/** Playwright's own word for it; the outermost suite is the file. */
function flakyIn({ title, specs = [], suites = [] }, around) {
  const path = [...around, title];
  return [
    ...specs.flatMap((spec) => spec.tests.filter(({ status }) => status === 'flaky').map(({ projectName }) => nameOf([...path, spec.title], projectName))),
    ...suites.flatMap((suite) => flakyIn(suite, path)),
  ];
}

/** A file that failed without a failed test, when it was loaded or in a hook, is one failure. */
function countsOfFile({ name: path, status, assertionResults }, root) {
  const name = relative(root, path).split(sep).join('/');
  const tests = assertionResults.map((one) => ({ ...one, name: nameOf([name, ...one.ancestorTitles, one.title]) }));
  const failed = tests.filter((one) => one.status === 'failed').map((one) => one.name);
  const passed = tests.filter((one) => one.status === 'passed');
  const failures = status === 'failed' && failed.length === 0 ? [name] : failed;
  return {
    name,
    passed: passed.length,
    failed: failures.length,
    skipped: tests.length - passed.length - failed.length,
    failures,
    // Vitest keeps what an earlier try failed with, and has no other word for it in this report.
    secondTries: passed.filter(({ failureMessages = [] }) => failureMessages.length > 0).map((one) => one.name),
  };
}

function nameOf(titles, project) {
  return `${titles.filter((title) => title !== '').join(' › ')}${project ? ` (${project})` : ''}`;
}

/** Lines about tests that passed only when they were tried again; none where there are none. */
export function tellSecondTries(names) {
  if (names.length === 0) return [];
  return [`${names.length === 1 ? 'One test passed' : `${names.length} tests passed`} only at the second try:`, ...names.map((name) => `  ${name}`)];
}

/** The last line of `npm test`, which other tools read. */
export function formatCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
