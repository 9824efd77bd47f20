import { openDesktopSession } from './lib/desktop-session.mjs';
import { at, node } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

/**
 * `npm run test:faults`: sessions, the outbox and tokens under seeded faults of network, clock, keychain and server, in a
 * desktop session of their own. Nothing needs a build.
 */
const session = await openDesktopSession({ display: false });
const [command, ...args] = session.wrap([node(), at('tests', 'faults', 'run.ts')]);
const { code } = await run(command, args, { env: session.env });
session.dispose();
process.exitCode = code;
