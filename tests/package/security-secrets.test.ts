/**
 * Secrets of a real signed-in run of the packaged app, taken from the keychain it put them in, and looked for everywhere else: files,
 * environment and command line of its processes, memory of its pages, reports of a crash.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CDPSession } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readBranding } from '../../scripts/lib/branding.mjs';
import { answered, composer, send, signUp } from '../e2e/support/actions.ts';
import { expect as expectPage, person } from '../e2e/support/fixtures.ts';
import { startAuthProxy, type AuthProxy } from '../support/auth-proxy.ts';
import { filesBelow, leaksIn, secretsIn, type PlantedSecret } from '../support/planted.ts';
import type { RemoteApp } from '../support/remote-app.ts';
import { chatFrameOf, unpackApp, type Bridged, type UnpackedApp } from './security-app.ts';

vi.setConfig({ testTimeout: 90_000 });

/** Three base64url parts, the first the JSON of a JWT header. */
const jwt = /eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/;
const modelKey = 'sk-PLANTED-3f9a1c77d2e4';
const message = 'Quagga Meridian 40817 is what I wrote';
const ada = { ...person(), password: 'marzipan PLANTED difference 8841' };
const corporate = { name: 'lovelace.a', password: 'tr4in PLANTED gauge 55' };

const branding = readBranding();

let unpacked: UnpackedApp;
let app: RemoteApp;
let secrets: PlantedSecret[];
let proxy: AuthProxy;
const ends: (() => void)[] = [];

/** What the app has put into this user's keychain, asked of the keychain itself by a program of the same user in the same session. */
function keychain(): PlantedSecret[] {
  const bus = readFileSync(join(unpacked.folder, 'run', 'bus-address'), 'utf8');
  const keytar = join(dirname(unpacked.executable), 'resources', 'app.asar.unpacked', 'node_modules', 'keytar', 'build', 'Release', 'keytar.node');
  const service = `${branding.keychainService} ${createHash('sha256').update(unpacked.home.profile).digest('hex').slice(0, 8)}`;
  const script = `require(${JSON.stringify(keytar)}).findCredentials(${JSON.stringify(service)}).then((found) => console.log(JSON.stringify(found)))`;
  const { stdout, stderr } = spawnSync(join(unpacked.folder, 'bin', 'node'), ['-e', script], { uid: 65_534, gid: 65_534, cwd: unpacked.folder, env: { DBUS_SESSION_BUS_ADDRESS: bus }, encoding: 'utf8' });
  if (stdout === '') throw new Error(`The keychain could not be asked: ${stderr}`);
  const entries = JSON.parse(stdout) as { account: string; password: string }[];
  return entries.flatMap(({ account, password }) => [{ name: account, value: password }, ...partsOf(password).map((value) => ({ name: `part of ${account}`, value }))]);
}

/** What an entry says beside its secret, by the name of its field: each is on the screen, or on every server that is met. */
const noSecrets: Readonly<Record<string, string>> = {
  name: 'of a cookie, of the person, or who somebody is to a proxy',
  user: 'who is signed in, as the sidebar shows it',
  origin: 'which server the secret belongs to',
};

/** Every text in an entry that is JSON, but for those fields, whole and in the parts that a cookie has; an entry that is none is a secret itself. */
function partsOf(password: string): string[] {
  if (!password.startsWith('{')) return [];
  const texts = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([field, inner]) => (field in noSecrets ? [] : texts(inner))) : [];
  };
  return [...new Set(texts(JSON.parse(password)).flatMap((text) => [text, decodeURIComponent(text), ...decodeURIComponent(text).split('.')]))];
}

/** Where the app and its session write, but the keyring itself and the program. */
const written = (): string[] => filesBelow(unpacked.folder, (path) => path === join(unpacked.folder, 'app') || path === join(unpacked.folder, 'bin') || path.includes('/data/keyrings'));

/** With a proxy on the way to the model. */
function start(): Promise<RemoteApp> {
  const script = `function FindProxyForURL(url, host) { return host === 'models.invalid' ? 'PROXY ${proxy.host}' : 'DIRECT'; }`;
  return unpacked.start([`--proxy-pac-url=data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(script).toString('base64')}`]);
}

/** Asks for a model behind the proxy, says who one is, and has it kept. */
async function throughTheProxy(): Promise<void> {
  const call = (method: string, input?: unknown): Promise<unknown> => app.page.evaluate(([name, value]) => (window as unknown as Bridged).latchkey.methods[name]!(value), [method, input] as const);
  const tested = call('models.test', { baseUrl: 'https://models.invalid/v1', model: 'm', apiKey: modelKey });
  const state = (value: object): Promise<void> => vi.waitFor(async () => expect(await call('network.state')).toMatchObject({ value }), { timeout: 30_000, interval: 100 });
  await state({ question: { proxy: proxy.origin } });
  expect(await call('network.answer', { proxy: proxy.origin, ...corporate, keep: true })).toMatchObject({ ok: true });
  await tested;
  expect(proxy.requests.map(({ status }) => status)).toContain(200);
  await state({ proxies: [{ proxy: proxy.origin, login: 'kept' }] });
}

beforeAll(async () => {
  unpacked = unpackApp('secrets');
  ends.push(() => unpacked.dispose());
  copyFileSync(process.execPath, join(unpacked.folder, 'bin', 'node'));
  // Whom it lets through finds the proxy itself, which is no model: what counts is that it took the password.
  proxy = await startAuthProxy({ login: corporate, names: () => proxy.host });
  ends.push(() => void proxy.close());
  app = await start();
  ends.unshift(() => app.kill());
  await signUp(app.page, ada);
  await send(app.page, message);
  await answered(app.page);
  await app.page.evaluate((apiKey) => (window as unknown as Bridged).latchkey.methods['models.set']!({ baseUrl: 'https://models.invalid/v1', model: 'm', apiKey }), modelKey);
  await throughTheProxy();
  secrets = [...keychain(), { name: 'password', value: ada.password }, { name: 'model key', value: modelKey }, { name: 'proxy password', value: corporate.password }];
});

afterAll(() => {
  for (const end of ends.splice(0)) end();
});

describe('secrets of a signed-in run', () => {
  test('are in the keychain: the session, the key of the history, the key of the server’s data, the model’s key, the password of a proxy', () => {
    const entries = keychain();
    const names = entries.map(({ name }) => name).filter((name) => !name.startsWith('part of'));
    expect(names.length).toBeGreaterThanOrEqual(5);
    for (const value of [modelKey, corporate.password]) expect(entries.map((entry) => entry.value)).toContain(value);
    expect(secrets.every(({ value }) => value.length >= 12)).toBe(true);
  });

  test('are in no environment, command line or file while it runs', () => {
    const processes = unpacked.processes();
    expect(processes.length).toBeGreaterThanOrEqual(5);
    const places = processes.flatMap(({ pid }) => [`/proc/${pid}/environ`, `/proc/${pid}/cmdline`]);
    expect(leaksIn(places, secrets)).toEqual([]);
    expect(places.filter((path) => jwt.test(readFileSync(path, 'latin1')))).toEqual([]);
    const files = written();
    expect(files.length).toBeGreaterThan(20);
    expect(leaksIn(files, secrets)).toEqual([]);
    expect(files.filter((path) => jwt.test(readFileSync(path, 'latin1')))).toEqual([]);
  });

  test('nor is what was written, in any file: history, drafts and the server’s data are encrypted', () => {
    expect(leaksIn(written(), [{ name: 'message', value: 'Quagga Meridian 40817' }])).toEqual([]);
  });

  test('files are the person’s alone', () => {
    const open = filesBelow(unpacked.home.profile, () => false).filter((path) => (statSync(path).mode & 0o077) !== 0);
    // Chromium's own files are behind the folder, which is closed.
    expect(statSync(unpacked.home.profile).mode & 0o077).toBe(0);
    expect(open.filter((path) => /\/(logs|crashes|timelines|vault|history|server)\b|settings\.json|vault\.json/.test(path.slice(unpacked.home.profile.length)))).toEqual([]);
  });

  test('are in the memory and storage of no page', async () => {
    const heapOf = async (session: CDPSession): Promise<string> => {
      const chunks: string[] = [];
      session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
      await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
      return chunks.join('');
    };
    const chat = await chatFrameOf(app);
    for (const [name, target] of [['shell', app.page], ['chat', chat]] as const) {
      const heap = await heapOf(await app.page.context().newCDPSession(target));
      expect(heap.length, name).toBeGreaterThan(100_000);
      // It is of the right process: what is on the screen is there.
      expect(heap.includes(name === 'shell' ? ada.email : 'Quagga'), name).toBe(true);
      // The password was typed into this page and is gone from its fields; the strings it was typed as may wait to be collected.
      const lasting = secrets.filter((secret) => secret.name !== 'password' && !(name === 'shell' && secret.value.includes(modelKey)));
      expect(secretsIn(Buffer.from(heap), lasting), name).toEqual([]);
      expect(jwt.test(heap), name).toBe(false);
    }
    for (const frame of [app.page.mainFrame(), chat]) {
      const kept = await frame.evaluate(async () => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, await indexedDB.databases(), await caches.keys().catch(() => [])]));
      expect(secretsIn(Buffer.from(kept), secrets)).toEqual([]);
    }
  });
});

// A second try would count the reports of the first.
describe('a crash', { retry: 0 }, () => {
  const crashes = (): string[] => readdirSync(join(unpacked.home.profile, 'crashes')).filter((name) => name.endsWith('.txt'));

  test('of a page leaves a report without secrets on this computer, and no dump of memory', async () => {
    const cdp = await app.page.context().newCDPSession(app.page);
    void cdp.send('Page.crash').catch(() => undefined);
    await expect.poll(crashes, { timeout: 15_000 }).toHaveLength(1);
    expect(crashes()[0]).toMatch(/-page-/);
    const text = readFileSync(join(unpacked.home.profile, 'crashes', crashes()[0]!), 'utf8');
    expect(text).toMatch(/What ended: page \(renderer\)\nReason: (crashed|killed|abnormal-exit)/);
    expect(written().filter((path) => /\.dmp$|\/core(\.\d+)?$|Crashpad\/(pending|completed)\/./.test(path))).toEqual([]);
    expect(unpacked.processes().filter(({ args }) => args.some((arg) => /crashpad/i.test(arg) && !arg.startsWith('--')))).toEqual([]);
  });

  test('of the whole app is told in the next run, with a report that is shown, and deleted by the person', async () => {
    for (const { pid } of unpacked.processes().filter(({ type }) => type === 'browser')) process.kill(pid, 'SIGKILL');
    await expect.poll(() => unpacked.processes()).toEqual([]);
    app.kill();
    app = await start();
    await expectPage(composer(app.page)).toBeFocused();
    await app.page.getByRole('button', { name: `Account: ${ada.name}` }).click();
    await app.page.getByRole('menuitem', { name: 'Connection & sign-in…' }).click();
    const note = app.page.getByRole('region', { name: 'Crash report' }).first();
    await expectPage(note).toContainText('Latchkey ended unexpectedly last time.');
    // A machine without graphics may have told of a process of Chromium’s as well.
    const earlier = crashes().length - 1;
    expect(crashes().some((name) => name.includes('-page-'))).toBe(true);
    await expectPage(note).toContainText(earlier === 1 ? '1 earlier report is kept as well.' : `${earlier} earlier reports are kept as well.`);
    await note.getByRole('button', { name: 'Show report' }).click();
    await expectPage(note).toContainText('Reason: ended without a word');
    await expectPage(note).toContainText('app.started');
    expect(secretsIn(Buffer.from(await note.innerText()), [...secrets, { name: 'e-mail', value: ada.email }, { name: 'message', value: 'Quagga Meridian' }])).toEqual([]);
    expect(leaksIn(written(), secrets)).toEqual([]);
    if (process.env['LATCHKEY_SHOTS'] !== undefined) await app.page.screenshot({ path: join(process.env['LATCHKEY_SHOTS'], 'crash-note.png') });
    await note.getByRole('button', { name: 'Delete' }).click();
    await expectPage(note).toBeHidden();
    expect(crashes()).toEqual([]);
    expect(existsSync(join(unpacked.home.profile, 'crashes', 'running'))).toBe(true);
  });

  test('is none when the app quits, and then nothing of it is left in any file either', async () => {
    expect(await app.quit()).toBe(0);
    await expect.poll(() => unpacked.processes()).toEqual([]);
    expect(existsSync(join(unpacked.home.profile, 'crashes', 'running'))).toBe(false);
    expect(leaksIn(written(), secrets)).toEqual([]);
  });
});
