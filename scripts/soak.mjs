import { build } from './lib/build.mjs';
import { openDesktopSession } from './lib/desktop-session.mjs';
import { at, node } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

/** `npm run test:soak`: an hour of work in a quarter of one, with what the app holds looked at twenty times (`tests/e2e/soak.spec.ts`). */
await build();
const session = await openDesktopSession();
const [command, ...args] = session.wrap([node(), at('node_modules', '@playwright', 'test', 'cli.js'), 'test', '--project=electron', '--retries=0', 'soak.spec.ts']);
const { code } = await run(command, args, { env: { LATCHKEY_SOAK_TURNS: '1000', ...process.env, ...session.env } });
session.dispose();
process.exitCode = code;
