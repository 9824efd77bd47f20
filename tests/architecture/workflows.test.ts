import { describe, expect, test } from 'vitest';
import { readRepository } from './source-tree.ts';

const workflows = [...readRepository()].filter(([path]) => /^\.github\/workflows\/.*\.ya?ml$/.test(path));

describe.each(workflows)('%s', (_path, text) => {
  test('has every action pinned by commit, with its version beside it', () => {
    const uses = [...text.matchAll(/^\s*(?:- )?uses: (.+)$/gm)].map((match) => match[1] ?? '');
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((one) => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+){0,2}$/.test(one))).toEqual([]);
  });

  test('gives nothing by default, and each job what it names', () => {
    expect(text).toMatch(/^permissions: \{\}$/m);
    const jobs = text.slice(text.search(/^jobs:$/m)).split(/^ {2}(?=[\w-]+:$)/m).slice(1);
    expect(jobs.length).toBeGreaterThan(0);
    expect(jobs.filter((job) => !/^ {4}permissions:$/m.test(job))).toEqual([]);
    expect(text).not.toMatch(/write-all|pull_request_target/);
  });

  test('puts nothing of an event into a script, where it would be code', () => {
    const scripts = [...text.matchAll(/^ *(?:- )?run: (?:\|\n((?: {10}.*\n|\n)+)|(.*)$)/gm)].map((match) => match[1] ?? match[2] ?? '');
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });

  test('leaves no credentials in the checkout, and ends in some time', () => {
    expect(text.match(/persist-credentials: false/g)?.length).toBe(text.match(/actions\/checkout@/g)?.length);
    expect(text.match(/timeout-minutes:/g)?.length).toBe(text.match(/runs-on:/g)?.length);
  });
});

describe('a release', () => {
  const text = workflows.find(([path]) => path.endsWith('/release.yml'))?.[1] ?? '';
  const steps = text.slice(0, text.search(/^ {2}draft:$/m)).split(/^ {6}- /m);
  const step = (has: RegExp): number => steps.findIndex((one) => has.test(one));

  test('is held back by a budget that the package misses, before anything of it is attested or kept', () => {
    const budgets = step(/^ +(sudo .*)?npm run bench -- --packaged\b/m);
    expect(budgets).toBeGreaterThan(step(/^ +npm run make$/m));
    expect(budgets).toBeLessThan(step(/actions\/attest-build-provenance@/));
    expect(budgets).toBeLessThan(step(/^ +path: out\/make$/m));
    // Measured where the baseline is: on Linux. It runs for each tag, and its end is the job's end.
    expect(steps[budgets]).toMatch(/^ +if: matrix\.os == 'ubuntu-24\.04'$/m);
    expect(text).toMatch(/^ {8}os: \[ubuntu-24\.04,/m);
    expect(text).not.toMatch(/continue-on-error|\|\| true/);
  });

  test('is drafted only after every package is there', () => {
    const draft = text.slice(text.search(/^ {2}draft:$/m));
    expect(draft).toMatch(/^ {4}needs: packages$/m);
    expect(draft).not.toMatch(/^ {4}if:/m);
  });
});

test('there are the workflows of a check and of a release', () => {
  expect(workflows.map(([path]) => path).sort()).toEqual(['.github/workflows/ci.yml', '.github/workflows/release.yml']);
});
