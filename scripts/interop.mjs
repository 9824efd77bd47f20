import { build } from './lib/build.mjs';
import { openDesktopSession } from './lib/desktop-session.mjs';
import { at, node } from './lib/paths.mjs';
import { providePython } from './lib/python.mjs';
import { fail, run } from './lib/run.mjs';

/** Runs the tests against the official ChatKit SDK for Python; other arguments go to Vitest. */
const { python, problem } = await providePython();
if (problem !== undefined) fail(`The interop tests cannot run, because ${problem}.`);
const vitest = [at('node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', 'tests/interop/vitest.config.ts', ...process.argv.slice(2)];
await build();
const session = await openDesktopSession({ display: false });
const [command, ...rest] = session.wrap([node(), ...vitest]);
const { code } = await run(command, rest, { env: { ...session.env, LATCHKEY_PYTHON: python } });
session.dispose();
process.exitCode = code;
