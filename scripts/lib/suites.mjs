import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { build } from './build.mjs';
import { findElectron } from './electron.mjs';
import { at } from './paths.mjs';
import { providePython } from './python.mjs';

const vitest = [at('node_modules', 'vitest', 'vitest.mjs'), 'run'];
const playwright = [at('node_modules', '@playwright', 'test', 'cli.js'), 'test'];

const vitestReport = (file) => ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
/** It takes the file's name from `PLAYWRIGHT_JSON_OUTPUT_FILE`. */
const playwrightReport = () => ['--reporter=list,json'];

/** Where the package can be made, installed and removed. */
function packageNeeds() {
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  if (root && (process.env.LATCHKEY_ELECTRON_ZIP_DIR || findElectron() !== undefined) && existsSync('/usr/bin/dpkg')) return { env: { LATCHKEY_PACKAGE_RUN: randomUUID() } };
  return { problem: 'they install and remove the .deb, which needs root on Debian or Ubuntu, and an Electron to package' };
}

async function interopNeeds() {
  const { python, problem } = await providePython();
  return { problem, env: { LATCHKEY_PYTHON: python } };
}

/**
 * The suites that run in a desktop session: what Node is given, whether it needs a display, and `prepare`, which makes what it needs.
 * That says `{ env }`, or in half a sentence the `problem` because of which it cannot run here. `reportTo` adds a report for
 * `counts.mjs`. `filesAgain`: its files go on from test to test, so on the CI it is a whole file that is tried once more.
 */
export const suites = {
  unit: { args: vitest, display: false, prepare: () => ({}), reportTo: vitestReport },
  e2e: { args: playwright, display: true, prepare: async () => (await build(), {}), reportTo: playwrightReport },
  interop: {
    args: [...vitest, '--config', 'tests/interop/vitest.config.ts'],
    display: false,
    prepare: async () => (await build(), interopNeeds()),
    reportTo: vitestReport,
  },
  // What it needs is made by its tests.
  package: {
    args: [...vitest, '--config', 'tests/package/vitest.config.ts'],
    display: true,
    prepare: packageNeeds,
    reportTo: vitestReport,
    filesAgain: true,
  },
  // An hour of work in a quarter of one, with what the app holds looked at twenty times (`tests/e2e/soak.spec.ts`).
  soak: {
    args: [...playwright, '--project=electron', '--retries=0', 'soak.spec.ts'],
    display: true,
    prepare: async () => (await build(), { env: { LATCHKEY_SOAK_TURNS: process.env.LATCHKEY_SOAK_TURNS ?? '1000' } }),
  },
  // Tokens, the outbox and sessions (or those that are named) under seeded faults of network, clock, keychain and server.
  faults: { args: [at('tests', 'faults', 'run.ts')], display: false, prepare: () => ({}) },
};
