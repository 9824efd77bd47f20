import { readFileSync } from 'node:fs';
import { at } from './paths.mjs';

/** `resources/branding.json`, with the name of the package and its command: `Acme Chat` becomes `acme-chat`. */
export function readBranding() {
  const branding = JSON.parse(readFileSync(at('resources', 'branding.json'), 'utf8'));
  const slug = branding.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return { ...branding, slug };
}
