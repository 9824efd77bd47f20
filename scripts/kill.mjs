import { at, node } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

/** `npm run test:kill`: processes that are killed while they work with a history lose nothing they acknowledged. */
const { code } = await run(node(), [at('tests', 'kill', 'run.ts')]);
process.exitCode = code;
