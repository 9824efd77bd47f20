/** The counts that `npm test` ends with, from reports that the two runners really write. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { failedFiles, formatCounts, readCounts, tellSecondTries, withSecondRun, type FileCounts, type RunCounts } from '../../scripts/lib/counts.mjs';

vi.setConfig({ testTimeout: 60_000 });

const root = join(import.meta.dirname, '..', '..');
let folder: string;

beforeAll(() => {
  // Inside the tree, so that the runners find what the tests import.
  folder = mkdtempSync(join(root, 'node_modules', '.cache-counts-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The same tests for both: one passes, one the second time, one never, one is not run. */
const body = (setup: string): string => `${setup}
  const marker = new URL('./tried-' + process.env.RUNNER, import.meta.url);
  test.describe ??= describe;
  test('is right', () => {});
  test.describe('with a busy machine', () => {
    test('is right in the end', () => {
      if (existsSync(marker)) return;
      writeFileSync(marker, '');
      throw new Error('late');
    });
  });
  test('is wrong', () => { throw new Error('wrong'); });
  test.skip('is for another system', () => {});
`;

/** @returns the report's file; what the runner says is not looked at. */
function run(runner: 'vitest' | 'playwright', retries: number): string {
  const report = join(folder, `${runner}-${retries}.json`);
  rmSync(join(folder, `tried-${runner}`), { force: true });
  const env = { ...process.env, RUNNER: runner, PLAYWRIGHT_JSON_OUTPUT_FILE: report, CI: '', VITEST: '', NODE_OPTIONS: '' };
  const args =
    runner === 'vitest'
      ? [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', join(folder, 'vitest.config.mjs'), '--root', folder, `--retry=${retries}`, '--reporter=json', `--outputFile.json=${report}`]
      : [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--config', join(folder, 'playwright.config.mjs'), `--retries=${retries}`, '--reporter=json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' });
  if (!existsSync(report)) throw new Error(`${runner} left no report: ${stdout}${stderr}`);
  return report;
}

describe.each(['vitest', 'playwright'] as const)('a report of %s', (runner) => {
  beforeAll(() => {
    const fs = "import { existsSync, writeFileSync } from 'node:fs';";
    if (runner === 'vitest') {
      writeFileSync(join(folder, 'vitest.config.mjs'), "export default { test: { include: ['*.test.mjs'] } };");
      writeFileSync(join(folder, 'late.test.mjs'), body(`${fs} import { describe, test } from 'vitest';`));
    } else {
      writeFileSync(join(folder, 'playwright.config.mjs'), "export default { testMatch: '*.spec.mjs', outputDir: './results', projects: [{ name: 'web' }] };");
      writeFileSync(join(folder, 'late.spec.mjs'), body(`${fs} import { test } from '@playwright/test'; const { describe } = test;`));
    }
  });

  test('names what passed only at the second try, and counts it as passed', () => {
    const { secondTries, ...counts } = readCounts(run(runner, 1), folder)!;
    expect(counts).toMatchObject({ passed: 2, failed: 1, skipped: 1 });
    expect(secondTries).toEqual([runner === 'vitest' ? 'late.test.mjs › with a busy machine › is right in the end' : 'late.spec.mjs › with a busy machine › is right in the end (web)']);
  });

  test('names nothing where each test had one try', () => {
    const { secondTries, ...counts } = readCounts(run(runner, 0), folder)!;
    expect(counts).toMatchObject({ passed: 1, failed: 2, skipped: 1 });
    expect(secondTries).toEqual([]);
  });
});

test('a report that is not there, or cut off, has no counts', () => {
  const cut = join(tmpdir(), `latchkey-cut-${process.pid}.json`);
  writeFileSync(cut, '{"stats":');
  expect(readCounts(cut)).toBeUndefined();
  rmSync(cut);
  expect(readCounts(cut)).toBeUndefined();
});

test('a file that failed without a failed test, when it was loaded or in a hook, is one failure', () => {
  const report = join(folder, 'broken.json');
  const file = (name: string, status: string, ...states: string[]): object => ({ name: join(folder, name), status, assertionResults: states.map((state) => ({ title: state, status: state, ancestorTitles: [''] })) });
  writeFileSync(report, JSON.stringify({ testResults: [file('a', 'passed', 'passed', 'todo'), file('b', 'failed'), file('c', 'failed', 'skipped')] }));
  const counts = readCounts(report, folder)!;
  expect(counts).toMatchObject({ passed: 1, failed: 2, skipped: 2, secondTries: [] });
  expect(failedFiles(counts)).toEqual(['b', 'c']);
  expect(counts.files.map(({ failures }) => failures)).toEqual([[], ['b'], ['c']]);
});

describe('a second run of the files that failed', () => {
  const run = (...files: FileCounts[]): RunCounts => {
    const sum = (key: 'passed' | 'failed' | 'skipped'): number => files.reduce((all, file) => all + file[key], 0);
    return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), secondTries: files.flatMap(({ secondTries }) => secondTries), files };
  };
  const file = (name: string, passed: number, failures: string[], skipped = 0, secondTries: string[] = []): FileCounts => ({ name, passed, failed: failures.length, skipped, failures, secondTries });
  const first = run(file('a', 3, [], 1, ['a › late']), file('b', 1, ['b › wrong'], 4, ['b › slow']), file('c', 0, ['c']));

  test('counts in their place, each test once, and what passed then is named', () => {
    const both = withSecondRun(first, run(file('b', 6, []), file('c', 2, [], 0, ['c › late'])));
    expect(both).toMatchObject({ passed: 11, failed: 0, skipped: 1 });
    expect(both.secondTries.toSorted()).toEqual(['a › late', 'b › slow', 'b › wrong (its file was run again)', 'c (its file was run again)', 'c › late']);
  });

  test('that fails again is a failure, and no second try', () => {
    const both = withSecondRun(first, run(file('b', 2, ['b › else'], 3), file('c', 2, [])));
    expect(both).toMatchObject({ passed: 7, failed: 1, skipped: 4 });
    expect(both.secondTries.toSorted()).toEqual(['a › late', 'b › slow', 'c (its file was run again)']);
    expect(failedFiles(both)).toEqual(['b']);
  });

  test('that did not get to a file leaves it failed', () => {
    expect(withSecondRun(first, run(file('c', 2, [])))).toMatchObject({ failed: 1, secondTries: ['c (its file was run again)', 'a › late', 'b › slow'] });
  });
});

test('what needed a second try is told in lines of its own, and the counts stay as other tools read them', () => {
  expect(tellSecondTries([])).toEqual([]);
  expect(tellSecondTries(['a › b'])).toEqual(['One test passed only at the second try:', '  a › b']);
  expect(tellSecondTries(['a › b', 'c (web)'])).toEqual(['2 tests passed only at the second try:', '  a › b', '  c (web)']);
  expect(formatCounts({ passed: 2, failed: 0, skipped: 1 })).toBe('2 passed, 0 failed, 1 skipped');
});
