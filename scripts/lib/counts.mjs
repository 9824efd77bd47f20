import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';

/**
 * What came of one test run, from the JSON report of Vitest or Playwright. A test that passed only when it was tried again counts
 * as passed, as its runner says, and is named.
 * @param root folder that files are named from
 * @returns `undefined` when the runner left no readable report.
 */
export function readCounts(file, root = process.cwd()) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
  return report.stats === undefined ? countsOfVitest(report, root) : countsOfPlaywright(report);
}

function countsOfPlaywright({ stats: { expected, unexpected, flaky, skipped }, errors = [], suites = [] }) {
  return { passed: expected + flaky, failed: unexpected + errors.length, skipped, secondTries: suites.flatMap((suite) => flakyIn(suite, [])) };
}

/** Playwright's own word for it; the outermost suite is the file. */
function flakyIn({ title, specs = [], suites = [] }, around) {
  const path = [...around, title];
  return [
    ...specs.flatMap((spec) => spec.tests.filter(({ status }) => status === 'flaky').map(({ projectName }) => nameOf([...path, spec.title], projectName))),
    ...suites.flatMap((suite) => flakyIn(suite, path)),
  ];
}

function countsOfVitest(report, root) {
  const failedFiles = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + failedFiles,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    // Vitest keeps what an earlier try failed with, and has no other word for it in this report.
    secondTries: report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status, failureMessages = [] }) => status === 'passed' && failureMessages.length > 0)
        .map(({ ancestorTitles, title }) => nameOf([relative(root, name).split(sep).join('/'), ...ancestorTitles, title])),
    ),
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
