import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BrandingError, ownBrandingFile, readBranding, shippedBranding } from '../../scripts/lib/branding.mjs';
import { placesOf } from '../../scripts/lib/places.mjs';

const other = join(import.meta.dirname, '..', 'package', 'brand');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-branding-'));
  cpSync(other, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What is said of the other brand's file with a change in it. */
function told(from: string | RegExp, to: string): string {
  const file = join(folder, 'branding.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  try {
    readBranding(file);
    return '';
  } catch (error) {
    if (!(error instanceof BrandingError)) throw error;
    return error.message.replaceAll(/^\S*branding\.json:/gm, '');
  }
}

describe('a branding file', () => {
  test('gives names, colours, drawings and what is left out', () => {
    const brand = readBranding(join(folder, 'branding.json'));
    expect(brand).toMatchObject({ name: 'Aurora Desk', slug: 'aurora-desk', isOwn: false, icon: join(folder, 'icon.svg'), disable: ['import', 'quickEntry', 'models'] });
    expect(readBranding(ownBrandingFile)).toMatchObject({ name: 'Latchkey', slug: 'latchkey', isOwn: true });
  });

  test.each([
    ['a missing comma', '"name": "Aurora Desk",', '"name": "Aurora Desk"', /^3:3: this is no JSON here/],
    ['an unknown key, with the nearest one', '"scheme"', '"shceme"', /4:3: There is no “shceme”. Do you mean “scheme”\?/],
    ['a key that is like no other', '"scheme"', '"zzzzzzzzzz"', /4:3: There is no “zzzzzzzzzz”. Take it out; there are name, /],
    ['a key that is missing', '"homepage": "https://desk.example.com",', '', /1:1: “homepage” is missing: an https address/],
    ['a key that is there twice', '"scheme": "aurora-desk",', '"scheme": "aurora-desk", "scheme": "other",', /4:28: “scheme” is there twice/],
    ['a scheme of somebody else', '"scheme": "aurora-desk"', '"scheme": "https"', /4:13: “scheme” has to be a scheme of links of its own/],
    ['an id that is none', '"com.example.AuroraDesk"', '"aurora"', /3:9: “id” has to be an id in reverse-DNS form/],
    ['a colour that is none', '"#0f766e"', '"teal"', /12:\d+: “accent.light” has to be a colour/],
    ['an unknown part of a key', '"email"', '"mail"', /8:\d+: There is no “publisher.mail”. Do you mean “publisher.email”\?/],
    ['a drawing that is not there', '"tray.svg"', '"gone.svg"', /14:11: “tray” names a file that is not there/],
    ['a feature that there is not', '"quickEntry"', '"quickentry"', /16:\d+: “disable” knows no "quickentry". Do you mean "quickEntry"\?/],
    ['a policy that would not hold', '"updateChannel": "off"', '"updateChannel": "never"', /17:\d+: “policy.updateChannel” does not fit/],
    ['an unknown key of a policy', '"updateChannel"', '"updateChanel"', /17:\d+: A policy has no “updateChanel”/],
    ['a server without https', '{ "kind": "local" }', '{ "kind": "remote", "authUrl": "http://desk.example.com", "chatUrl": "https://desk.example.com" }', /15:\d+: “connection.authUrl” has to be an https address/],
  ])('with %s stops the build with its place', (_what, from, to, message) => {
    expect(told(from, to)).toMatch(message);
  });

  test('that is not there is asked for', () => {
    expect(() => readBranding(join(folder, 'none.json'))).toThrow(/none\.json cannot be read \(ENOENT\)\. Name the branding file with --brand FILE/);
  });

  test('is shipped without what only the build needs, and to pages with the least', () => {
    const brand = readBranding(join(folder, 'branding.json'));
    expect(Object.keys(shippedBranding(brand))).not.toEqual(expect.arrayContaining(['icon']));
    expect(JSON.stringify(shippedBranding(brand))).not.toContain(folder);
    expect(Object.keys(shippedBranding(brand, true)).sort()).toEqual(['accent', 'id', 'name', 'scheme']);
  });
});

describe('what is made', () => {
  test('has folders of its own for each brand and version', () => {
    const brands = [readBranding(ownBrandingFile), readBranding(join(folder, 'branding.json'))];
    const places = brands.flatMap((brand) => [placesOf(brand), placesOf(brand, '9.8.7')]);
    expect(new Set(places.map(({ staged }) => staged)).size).toBe(4);
    expect(new Set(places.map(({ make }) => make)).size).toBe(4);
    // The version is not in the bundles.
    expect(new Set(places.map(({ bundles }) => bundles)).size).toBe(2);
  });
});
