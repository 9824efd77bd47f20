import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readBranding } from './lib/branding.mjs';
import { build } from './lib/build.mjs';
import { runInSession } from './lib/desktop-session.mjs';
import { findElectron } from './lib/electron.mjs';
import { at, node } from './lib/paths.mjs';
import { placesOf } from './lib/places.mjs';
import { fail } from './lib/run.mjs';

/** `npm run bench -- [--json FILE] [--only NAME] [--strict | --packaged]`, in a desktop session of its own so that the keychain and windows work. */
const args = process.argv.slice(2);
const json = args.indexOf('--json') + 1;
if (json > 0 && args[json] !== undefined) args[json] = resolve(process.env.INIT_CWD ?? process.cwd(), args[json]);

await build();
const packaged = args.includes('--packaged') ? packagedApp() : undefined;
const electron = findElectron();
process.exitCode = await runInSession([node(), at('bench', 'run.ts'), ...args], {
  env: { ...(electron && { LATCHKEY_ELECTRON: electron.path }), ...(packaged && { LATCHKEY_PACKAGED: packaged }) },
});

/** The app's own program as `npm run make` left it, the same that is in its installers. */
function packagedApp() {
  const branding = readBranding();
  const folder = join(placesOf(branding).out, `${branding.name}-${process.platform}-${process.arch}`);
  const program = { darwin: `${branding.name}.app/Contents/MacOS/${branding.slug}`, win32: `${branding.slug}.exe` }[process.platform] ?? branding.slug;
  if (!existsSync(join(folder, program))) fail(`There is no packaged app in ${folder}. Make it first: npm run make`);
  return join(folder, program);
}
