import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { formatCounts, readCounts, tellSecondTries } from './lib/counts.mjs';
import { openDesktopSession } from './lib/desktop-session.mjs';
import { electronProblem, findElectron } from './lib/electron.mjs';
import { at, node } from './lib/paths.mjs';
import { providePython } from './lib/python.mjs';
import { run, say, since } from './lib/run.mjs';

/** Runs every check in order and stops at the first that fails. `--fast`: only what needs no build. */
const fast = process.argv.includes('--fast');
const reports = mkdtempSync(join(tmpdir(), 'latchkey-reports-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const startedAt = Date.now();
const notices = [];
const secondTries = [];

const bin = {
  eslint: at('node_modules', 'eslint', 'bin', 'eslint.js'),
  vitest: at('node_modules', 'vitest', 'vitest.mjs'),
  playwright: at('node_modules', '@playwright', 'test', 'cli.js'),
};

const steps = [
  { name: 'Types', again: 'npm run typecheck', body: () => runNode([at('scripts', 'typecheck.mjs')]) },
  {
    name: 'Lint',
    again: 'npm run lint',
    body: () => runNode([bin.eslint, '.', '--max-warnings', '0', '--cache', '--cache-location', 'node_modules/.cache/eslint/']),
  },
  { name: 'Unit and integration tests', again: 'npm run test:unit', body: () => vitest('unit', []) },
  ...(fast
    ? []
    : [
        { name: 'Build', again: 'npm run build', body: async () => (await build(), 0) },
        { name: 'End to end, web host', again: 'npm run test:e2e -- --project=web', body: () => playwright('web') },
        { name: 'End to end, Electron', again: 'npm run test:e2e -- --project=electron', body: endToEndInElectron },
        { name: 'Interop with the official SDK', again: 'npm run test:interop', body: interopTests },
        { name: 'Package', again: 'npm run test:package', body: packageTests },
      ]),
];

function runNode(args, { session, env } = {}) {
  const [command, ...rest] = session === undefined ? [node(), ...args] : session.wrap([node(), ...args]);
  return run(command, rest, { env: { ...session?.env, ...env } }).then(({ code }) => code);
}

/** Runs a test runner in a desktop session of its own and adds its counts; no test run at all is a failure. */
async function counted(name, args, { display, env } = {}) {
  const file = join(reports, `${name}.json`);
  const session = await openDesktopSession({ display });
  try {
    const code = await runNode(args(file), { session, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file } });
    const counts = readCounts(file);
    if (counts === undefined) return code || 1;
    for (const key of Object.keys(total)) total[key] += counts[key];
    secondTries.push(...counts.secondTries);
    if (counts.passed + counts.failed === 0) {
      say('No test was run.');
      return 1;
    }
    return code;
  } finally {
    session.dispose();
  }
}

function vitest(name, extra, env) {
  return counted(name, (file) => [bin.vitest, 'run', ...extra, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], {
    display: false,
    env,
  });
}

async function interopTests() {
  const { python, problem } = await providePython();
  if (problem === undefined) return vitest('interop', ['--config', 'tests/interop/vitest.config.ts'], { LATCHKEY_PYTHON: python });
  total.skipped += 1;
  notices.push(`SKIPPED: the interop tests against the official ChatKit SDK, because ${problem}.`);
  return 0;
}

function playwright(project) {
  return counted(project, () => [bin.playwright, 'test', `--project=${project}`, '--reporter=list,json']);
}

async function endToEndInElectron() {
  const electron = findElectron();
  const problem = await electronProblem(electron, { display: true });
  if (problem === undefined) return playwright('electron');
  const { output } = await run(node(), [bin.playwright, 'test', '--project=electron', '--list'], {
    label: 'Counting the tests that are skipped',
  });
  const skipped = Number(output.match(/^Total: (\d+) test/m)?.[1] ?? 0);
  total.skipped += skipped;
  notices.push(`SKIPPED: ${skipped} tests in Electron, because ${problem}.`);
  return 0;
}

async function packageTests() {
  const electronZips = process.env.LATCHKEY_ELECTRON_ZIP_DIR;
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  if (!root || (!electronZips && findElectron() === undefined) || !existsSync('/usr/bin/dpkg')) {
    total.skipped += 1;
    notices.push(
      'SKIPPED: the package test, which installs and removes the .deb; it needs root on Debian or Ubuntu and an Electron to package.',
    );
    return 0;
  }
  return counted('package', (file) => [
    bin.vitest,
    'run',
    '--config',
    'tests/package/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
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
