import { resolve } from 'node:path';
import { build } from './lib/build.mjs';
import { electronProblem, findElectron, sandboxArguments } from './lib/electron.mjs';
import { at, node, root } from './lib/paths.mjs';
import { become, fail, say } from './lib/run.mjs';
import { parseStartFlags } from './lib/start-flags.mjs';

/** Opens the app: in Electron, or in the browser through the web host where Electron cannot run. */
const { web, args, problem } = parseStartFlags(process.argv.slice(2));
if (problem !== undefined) fail(problem, 2);

const profile = args.indexOf('--profile') + 1;
if (profile > 0) args[profile] = resolve(process.env.INIT_CWD ?? process.cwd(), args[profile]);

await build();

const electron = findElectron();
const obstacle = web ? undefined : await electronProblem(electron);
if (obstacle !== undefined) say(`No window here: ${obstacle}. Using the web host instead.`);

if (web || obstacle !== undefined) {
  become(node(), [at('out', 'main', 'web.js'), ...args]);
} else {
  const sandbox = sandboxArguments();
  if (sandbox.length > 0) say("Running as root: Chromium's sandbox is off. Prefer an ordinary user.");
  become(electron.path, [...sandbox, root, ...args], { filter: isForPeople });
}

/** Chromium reports on its own subsystems, e.g. `[71:1120/200211.123:ERROR:bus.cc(407)] …`; that is no news for the person who starts the app. */
function isForPeople(line) {
  return process.env.LATCHKEY_VERBOSE !== undefined || !/^\[\d+:\d{4}\/\d{6}\.\d+:[A-Z]+:[\w./-]+(?:\(\d+\)|:\d+)\]/.test(line);
}
