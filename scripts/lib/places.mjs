import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from './paths.mjs';

/** The version of this repository. */
export function ownVersion() {
  return JSON.parse(readFileSync(at('package.json'), 'utf8')).version;
}

/**
 * Where a brand is built and packaged. Ours is in `out`, any other in `out/brands/<slug>`, another version below that: none
 * disturbs what another has made.
 * @returns `bundles` (main, preload, renderer), `icons`, `staged`, `out` (of Forge: the unpacked app, and `make`), and `version`
 */
export function placesOf(branding, version = ownVersion()) {
  const bundles = branding.isOwn ? at('out') : at('out', 'brands', branding.slug);
  const out = version === ownVersion() ? bundles : join(bundles, 'versions', version);
  return { version, bundles, icons: branding.isOwn ? at('resources', 'icons') : join(bundles, 'icons'), staged: join(out, 'app'), out, make: join(out, 'make') };
}
