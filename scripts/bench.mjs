import { resolve } from 'node:path';
import { build } from './lib/build.mjs';
import { openDesktopSession } from './lib/desktop-session.mjs';
import { findElectron } from './lib/electron.mjs';
import { at, node } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

/** `npm run bench -- [--json FILE] [--only NAME] [--strict]`, in a desktop session of its own so that the keychain and windows work. */
const args = process.argv.slice(2);
const json = args.indexOf('--json') + 1;
if (json > 0 && args[json] !== undefined) args[json] = resolve(process.env.INIT_CWD ?? process.cwd(), args[json]);

await build();
const session = await openDesktopSession();
const [command, ...rest] = session.wrap([node(), at('bench', 'run.ts'), ...args]);
const electron = findElectron();
const { code } = await run(command, rest, { env: { ...session.env, ...(electron && { LATCHKEY_ELECTRON: electron.path }) } });
session.dispose();
process.exitCode = code;
