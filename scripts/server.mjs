import { join, resolve } from 'node:path';
import { readBranding } from './lib/branding.mjs';
import { build } from './lib/build.mjs';
import { node } from './lib/paths.mjs';
import { placesOf } from './lib/places.mjs';
import { become } from './lib/run.mjs';

/** Runs the embedded server alone: `npm run server -- --port N --data DIR`. The server checks the flags. */
const args = process.argv.slice(2);
const data = args.indexOf('--data') + 1;
if (data > 0 && args[data] !== undefined) args[data] = resolve(process.env.INIT_CWD ?? process.cwd(), args[data]);

// Of another brand with LATCHKEY_BRAND: its paths, mails and pages have that brand's name (docs/branding.md).
const branding = readBranding();
await build(branding);
become(node(), [join(placesOf(branding).bundles, 'main', 'server.js'), ...args]);
