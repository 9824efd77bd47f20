import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { failedFiles, formatCounts, readCounts, tellSecondTries, withSecondRun } from './lib/counts.mjs';
import { runInSession } from './lib/desktop-session.mjs';
import { electronProblem, findElectron } from './lib/electron.mjs';
import { at, node, root } from './lib/paths.mjs';
import { run, say, since } from './lib/run.mjs';
import { suites } from './lib/suites.mjs';

/** Runs every check in order and stops at the first that fails. `--fast`: only what needs no build. */
const fast = process.argv.includes('--fast');
const reports = mkdtempSync(join(tmpdir(), 'latchkey-reports-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const startedAt = Date.now();
const notices = [];
const secondTries = [];

const eslint = at('node_modules', 'eslint', 'bin', 'eslint.js');

const steps = [
  { name: 'Types', again: 'npm run typecheck', body: () => runNode([at('scripts', 'typecheck.mjs')]) },
  {
    name: 'Lint',
    again: 'npm run lint',
    body: () => runNode([eslint, '.', '--max-warnings', '0', '--cache', '--cache-location', 'node_modules/.cache/eslint/']),
  },
  { name: 'Unit and integration tests', again: 'npm run test:unit', body: () => counted('unit') },
  ...(fast
    ? []
    : [
        { name: 'Build', again: 'npm run build', body: async () => (await build(), 0) },
        { name: 'End to end, web host', again: 'npm run test:e2e -- --project=web', body: () => counted('e2e', ['--project=web']) },
        { name: 'End to end, Electron', again: 'npm run test:e2e -- --project=electron', body: endToEndInElectron },
        { name: 'Interop with the official SDK', again: 'npm run test:interop', body: () => whereItCan('interop', 'the interop tests against the official ChatKit SDK') },
        { name: 'Package', again: 'npm run test:package', body: () => whereItCan('package', 'the package tests') },
      ]),
];

function runNode(args) {
  return run(node(), args).then(({ code }) => code);
}

/** Runs a suite and adds its counts; no test run at all is a failure. On the CI the files of one that asks for it get a second run. */
async function counted(name, args = [], env = {}) {
  const suite = suites[name];
  let { code, counts } = await reported(suite, args, env);
  const again = suite.filesAgain && process.env.CI !== undefined && counts !== undefined ? failedFiles(counts) : [];
  if (again.length > 0) {
    say(`\n── Once more, from the beginning: ${again.join(' ')}`);
    const second = await reported(suite, [...args, ...again], env);
    code = second.code;
    counts = second.counts && withSecondRun(counts, second.counts);
  }
  if (counts === undefined) return code || 1;
  for (const key of Object.keys(total)) total[key] += counts[key];
  secondTries.push(...counts.secondTries);
  if (counts.passed + counts.failed === 0) {
    say('No test was run.');
    return 1;
  }
  return code || (counts.failed > 0 ? 1 : 0);
}

async function reported({ args: runner, display, reportTo }, args, env) {
  const report = join(reports, `${randomUUID()}.json`);
  const code = await runInSession([node(), ...runner, ...args, ...reportTo(report)], { display, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } });
  return { code, counts: readCounts(report, root) };
}

/** A suite that cannot run on every machine: there it is one that was skipped. */
async function whereItCan(name, what) {
  const { problem, env } = await suites[name].prepare();
  if (problem === undefined) return counted(name, [], env);
  total.skipped += 1;
  notices.push(`SKIPPED: ${what}, because ${problem}.`);
  return 0;
}

async function endToEndInElectron() {
  const electron = findElectron();
  const problem = await electronProblem(electron, { display: true });
  if (problem === undefined) return counted('e2e', ['--project=electron']);
  const { output } = await run(node(), [...suites.e2e.args, '--project=electron', '--list'], {
    label: 'Counting the tests that are skipped',
  });
  const skipped = Number(output.match(/^Total: (\d+) test/m)?.[1] ?? 0);
  total.skipped += skipped;
  notices.push(`SKIPPED: ${skipped} tests in Electron, because ${problem}.`);
  return 0;
}

let failedStep;
for (const { name, again, body } of steps) {
  say(`\n── ${name}`);
  const stepStartedAt = Date.now();
  const code = await body();
  if (code !== 0) {
    failedStep = { name, again };
    break;
  }
  say(`── ${name}: done in ${since(stepStartedAt)}`);
}
rmSync(reports, { recursive: true, force: true });

say('');
for (const notice of [...notices, ...tellSecondTries(secondTries)]) say(notice);
if (failedStep !== undefined) say(`${failedStep.name} failed. To run only this again: ${failedStep.again}`);
else say(`Everything passed in ${since(startedAt)}.`);
say(formatCounts(total));
process.exitCode = failedStep === undefined ? 0 : 1;
