/** Another brand, from a file: nothing of this one is in any file of its package, and both run beside each other. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBranding } from '../../scripts/lib/branding.mjs';
import { answered, composer, send, sidebarThread, signUp } from '../e2e/support/actions.ts';
import { expect as expectPage, person } from '../e2e/support/fixtures.ts';
import { startRemoteApp, type RemoteApp } from '../support/remote-app.ts';
import { busOf, keychainItems } from './keychain-items.ts';
import { createHome, nobody, processesOf, type Home } from './ordinary-user.ts';
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
  run('dpkg', ['--purge', brand.slug, own.slug]);
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
    await expect.poll(() => processesOf(executable), { timeout: 20_000 }).toEqual([]);
  });
});

describe('both brands, installed at once and used by one person', () => {
  const both = [own, brand];
  const pathOf = ({ slug }: typeof own): string => `/usr/lib/${slug}/${slug}`;
  const people = [person(), person()];
  const said = ['What is a latchkey?', 'Where do oystercatchers nest?'];
  let home: Home;
  const running: RemoteApp[] = [];
  const profileOf = ({ name }: typeof own): string => join(home.env['XDG_CONFIG_HOME'] ?? '', name);

  /** In the folder that each takes by itself. */
  const startFirst = ({ slug }: typeof own): Promise<RemoteApp> => home.start([`/usr/bin/${slug}`]);
  async function quitAll(): Promise<void> {
    // The session ends with the one that it was started for.
    for (const one of running.splice(0).reverse()) await one.quit();
    await expect.poll(() => both.flatMap((one) => processesOf(pathOf(one))), { timeout: 20_000 }).toEqual([]);
  }

  beforeAll(() => {
    run('dpkg', ['--install', makePackages().deb, made.deb]);
    const place = join(folder, 'both');
    mkdirSync(place, { mode: 0o755 });
    home = createHome(place, { LATCHKEY_ALLOW_SWITCHES: 'remote-debugging-port', AURORA_DESK_ALLOW_SWITCHES: 'remote-debugging-port' });
  });
  afterAll(() => running.forEach((one) => one.kill()));

  test('run beside each other, each with its own account and chat', async () => {
    running.push(await startFirst(own));
    running.push(await startRemoteApp({ command: `/usr/bin/${brand.slug}`, args: [], env: { ...home.env, DBUS_SESSION_BUS_ADDRESS: busOf(home) }, user: nobody }));
    for (const [at, { page }] of running.entries()) {
      await signUp(page, people[at]!);
      await send(page, said[at]!);
      await answered(page);
    }
    for (const one of both) expect(processesOf(pathOf(one)).filter(({ type }) => type === 'browser'), one.name).toHaveLength(1);
    for (const [at, { page }] of running.entries()) {
      await expectPage(page.getByRole('button', { name: `Account: ${people[at]!.name}` })).toBeVisible();
      await expectPage(page.locator('[data-thread]')).toHaveCount(1);
    }
  });

  test('share no folder, no open file, no entry of the keychain, no scheme and no installed file', () => {
    for (const [mine, other] of [both, both.toReversed()] as [typeof own, typeof own][]) {
      expect(readdirSync(profileOf(mine))).toEqual(expect.arrayContaining(['SingletonLock', 'history', 'settings.json']));
      const open = processesOf(pathOf(mine)).flatMap(({ pid }) => openFiles(pid));
      expect(open.filter((path) => path.startsWith(`${profileOf(mine)}/`)), mine.name).not.toEqual([]);
      expect(open.filter((path) => [profileOf(other), `/usr/lib/${other.slug}`].some((place) => path.startsWith(`${place}/`))), mine.name).toEqual([]);
      const handler = run('env', ['-i', `PATH=${home.env['PATH']}`, `HOME=${home.env['HOME']}`, 'xdg-mime', 'query', 'default', `x-scheme-handler/${mine.scheme}`]).trim();
      expect(handler).toBe(`${mine.slug}.desktop`);
    }
    const services = keychainItems(home).map(({ service }) => service);
    expect(new Set(services)).toEqual(new Set(both.map(({ keychainService }) => keychainService)));
    for (const { keychainService } of both) expect(services.filter((service) => service === keychainService).length).toBeGreaterThanOrEqual(3);
    const [ours, theirs] = both.map(({ slug }) => run('dpkg', ['--listfiles', slug]).trim().split('\n'));
    const isFile = (path: string): boolean => both.some(({ slug, id }) => path.includes(slug) || path.includes(id));
    expect(ours!.filter((path) => isFile(path) && theirs!.includes(path))).toEqual([]);
  });

  test('the other stays whole when one is removed: its files, its links, its account and its chats', async () => {
    await quitAll();
    run('dpkg', ['--purge', own.slug]);
    expect(run('dpkg', ['--verify', brand.slug])).toBe('');
    running.push(await startFirst(brand));
    await expectPage(running[0]!.page.getByRole('button', { name: `Account: ${people[1]!.name}` })).toBeVisible();
    await expectPage(sidebarThread(running[0]!.page, /oystercatcher/i)).toBeVisible();
    expect(readdirSync(profileOf(own))).toEqual(expect.arrayContaining(['history', 'settings.json']));
    await quitAll();
  });
});

/** Paths that a process has open or mapped. */
function openFiles(pid: number): string[] {
  try {
    const open = readdirSync(`/proc/${pid}/fd`).flatMap((file) => {
      try {
        return [readlinkSync(`/proc/${pid}/fd/${file}`)];
      } catch {
        return [];
      }
    });
    return [...open, ...[...readFileSync(`/proc/${pid}/maps`, 'utf8').matchAll(/ (\/.+)$/gm)].map(([, path = '']) => path)];
  } catch {
    // It ended meanwhile.
    return [];
  }
}
