import { openDesktopSession } from './lib/desktop-session.mjs';
import { at, node } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

/**
 * `npm run test:faults`: tokens, the outbox and sessions (or those that are named) under seeded faults of network, clock,
 * keychain and server, in a desktop session of their own. Nothing needs a build.
 */
const session = await openDesktopSession({ display: false });
const [command, ...args] = session.wrap([node(), at('tests', 'faults', 'run.ts'), ...process.argv.slice(2)]);
const { code } = await run(command, args, { env: session.env });
session.dispose();
process.exitCode = code;
