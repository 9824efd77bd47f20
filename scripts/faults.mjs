import { at, node } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

/** `npm run test:faults`: sessions, the outbox and tokens under seeded faults of network, clock, keychain and server. Nothing needs a build. */
const { code } = await run(node(), [at('tests', 'faults', 'run.ts')]);
process.exitCode = code;
