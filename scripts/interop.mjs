import { at, node } from './lib/paths.mjs';
import { providePython } from './lib/python.mjs';
import { fail, run } from './lib/run.mjs';

/** Runs the tests against the official ChatKit SDK for Python; other arguments go to Vitest. */
const { python, problem } = await providePython();
if (problem !== undefined) fail(`The interop tests cannot run, because ${problem}.`);
const vitest = [at('node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', 'tests/interop/vitest.config.ts', ...process.argv.slice(2)];
const { code } = await run(node(), vitest, { env: { LATCHKEY_PYTHON: python } });
process.exitCode = code;
