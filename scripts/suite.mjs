import { runInSession } from './lib/desktop-session.mjs';
import { node } from './lib/paths.mjs';
import { fail } from './lib/run.mjs';
import { suites } from './lib/suites.mjs';

/** `node scripts/suite.mjs NAME ARGUMENTS`: one suite by itself, in the same surroundings as in `npm test`. The arguments go to its runner. */
const [name, ...rest] = process.argv.slice(2);
const suite = suites[name];
if (suite === undefined) fail(`suite.mjs takes ${Object.keys(suites).join(', ')}, not “${name ?? ''}”.`, 2);

const { problem, env } = await suite.prepare();
if (problem !== undefined) fail(`These tests cannot run here, because ${problem}.`);
process.exitCode = await runInSession([node(), ...suite.args, ...rest], { display: suite.display, env });
