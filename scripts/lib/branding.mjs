import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { parseLocatedJson } from '../../src/main/policy/located-json.ts';
import { brandingFields } from './branding-fields.mjs';
import { checkFields } from './checked-fields.mjs';
import { at, root } from './paths.mjs';

/** What this repository is, unless another file is named. */
export const ownBrandingFile = at('resources', 'branding.json');

/** What is wrong with a branding file: its message has a line for each fault, with the place and what to do. */
export class BrandingError extends Error {}

/** The name of the package, its command and its folders: `Acme Chat` becomes `acme-chat`. As in `src/shared/brand.ts`. */
export function slugOf({ name, command }) {
  return (
    command ??
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
  );
}

/**
 * Reads and checks a branding file (docs/branding.md).
 * @param file absolute path, or one from the repository's root; `resources/branding.json` by default
 * @returns what it says, with `slug`, `file`, `isOwn`, and absolute paths of the drawings
 * @throws BrandingError
 */
export function readBranding(file = process.env.LATCHKEY_BRAND || ownBrandingFile) {
  const path = resolve(root, file);
  const shown = relative(process.cwd(), path) || path;
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new BrandingError(`${shown} cannot be read (${error.code ?? error.message}). Name the branding file with --brand FILE.`);
  }
  const parsed = parseLocatedJson(text);
  if (!parsed.ok) throw new BrandingError(`${shown}:${parsed.line}:${parsed.column}: this is no JSON here. Look for a missing comma, quote or bracket.`);
  const { value, faults } = checkFields(parsed.root, brandingFields, { folder: dirname(path) });
  if (faults.length > 0) throw new BrandingError(faults.map(({ line, column, message }) => `${shown}:${line}:${column}: ${message}`).join('\n'));
  return { ...value, slug: slugOf(value), file: path, isOwn: path === ownBrandingFile };
}

/** What of a branding file goes into the bundles: nothing of the computer that builds, and for pages only what they show. */
export function shippedBranding(branding, forPages = false) {
  const { name, command, id, scheme, accent, keychainService, connection, disable, policy, publisher, homepage, support, summary, updates } = branding;
  const shown = { name, ...(command !== undefined && { command }), id, scheme, accent };
  if (forPages) return shown;
  return { ...shown, ...Object.fromEntries(Object.entries({ keychainService, connection, disable, policy, publisher, homepage, support, summary, updates }).filter(([, value]) => value !== undefined)) };
}
