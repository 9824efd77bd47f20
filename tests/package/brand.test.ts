/** Another brand, from a file: nothing of this one is in any file of its package, and both run beside each other. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBranding } from '../../scripts/lib/branding.mjs';
import { composer, signUp } from '../e2e/support/actions.ts';
import { expect as expectPage, person } from '../e2e/support/fixtures.ts';
import type { RemoteApp } from '../support/remote-app.ts';
import { createHome, processesOf } from './ordinary-user.ts';
import { makePackages, root, run, sharedFolder, type MadePackages } from './packages.ts';

const file = join(root, 'tests', 'package', 'brand', 'branding.json');
const brand = readBranding(file);
const own = readBranding();
const executable = `/usr/lib/${brand.slug}/${brand.slug}`;

let made: MadePackages;
let folder: string;
let app: RemoteApp | undefined;

beforeAll(() => {
  folder = sharedFolder('brand');
  made = makePackages({ brand: file });
});

afterAll(() => {
  app?.kill();
  run('dpkg', ['--purge', brand.slug]);
  rmSync(folder, { recursive: true, force: true });
});

/** Paths with the name in them, and files with it in their bytes, also as UTF-16. */
function withName(place: string, name: string): string[] {
  const patterns = [Buffer.from(name), Buffer.from(name[0]!.toUpperCase() + name.slice(1)), Buffer.from(name.toUpperCase())].flatMap((text) => [text, Buffer.from(text.toString(), 'utf16le')]);
  return readdirSync(place, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    if (entry.name.toLowerCase().includes(name)) return [path];
    if (!entry.isFile()) return [];
    const bytes = readFileSync(path);
    return patterns.some((pattern) => bytes.includes(pattern)) ? [path] : [];
  });
}

describe('the second brand', () => {
  test('is a package of its own name, with its own words about itself', () => {
    const field = (name: string): string => run('dpkg-deb', ['--field', made.deb, name]).trim();
    expect(field('Package')).toBe('aurora-desk');
    expect(field('Maintainer')).toBe('Example GmbH <desk@example.com>');
    expect(field('Homepage')).toBe('https://desk.example.com');
    expect(field('Description')).toMatch(/^Talk to the assistants of Example\n/);
  });

  test('has nothing of the first brand in any file of its .deb and its .zip', () => {
    for (const [kind, unpack] of [
      ['deb', (place: string) => run('dpkg-deb', ['--raw-extract', made.deb, place])],
      ['zip', (place: string) => run('python3', ['-c', 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])', made.zip, place])],
    ] as const) {
      const place = mkdtempSync(join(tmpdir(), `brand-${kind}-`));
      try {
        unpack(place);
        expect(withName(place, 'aurora').length, kind).toBeGreaterThan(5);
        expect(withName(place, own.slug), kind).toEqual([]);
      } finally {
        rmSync(place, { recursive: true, force: true });
      }
    }
  });

  test('starts for an ordinary user in its own name, with what it leaves out not there', async () => {
    run('dpkg', ['--install', made.deb]);
    const home = createHome(folder, { AURORA_DESK_ALLOW_SWITCHES: 'remote-debugging-port' });
    app = await home.start([`/usr/bin/${brand.slug}`, '--profile', home.profile]);
    expect(app.output()).toContain('Aurora Desk is ready');
    await signUp(app.page, person());
    await expectPage(composer(app.page)).toBeVisible();
    expect(await app.page.title()).toContain('Aurora Desk');
    await expectPage(app.page.getByRole('button', { name: 'Connect a model' })).toHaveCount(0);
    await app.page.keyboard.press('ControlOrMeta+,');
    const dialog = app.page.getByRole('dialog');
    await expectPage(dialog.getByRole('tab', { name: 'About' })).toBeVisible();
    await expectPage(dialog.getByRole('tab', { name: 'Model' })).toHaveCount(0);
    await expectPage(dialog.getByRole('tab', { name: 'Managed' })).toHaveCount(0);
    const picture = process.env['LATCHKEY_PICTURE'];
    if (picture !== undefined) await app.page.screenshot({ path: picture });
    expect(readdirSync(join(home.profile, 'logs'))).toContain('aurora-desk.log');
    await app.page.keyboard.press('Escape');
    expect(await app.quit()).toBe(0);
    await expect.poll(() => processesOf(executable)).toEqual([]);
  });
});
