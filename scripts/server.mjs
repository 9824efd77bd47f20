import { resolve } from 'node:path';
import { build } from './lib/build.mjs';
import { at, node } from './lib/paths.mjs';
import { become } from './lib/run.mjs';

/** Runs the embedded server alone: `npm run server -- --port N --data DIR`. The server checks the flags. */
const args = process.argv.slice(2);
const data = args.indexOf('--data') + 1;
if (data > 0 && args[data] !== undefined) args[data] = resolve(process.env.INIT_CWD ?? process.cwd(), args[data]);

await build();
become(node(), [at('out', 'main', 'server.js'), ...args]);
