import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBranding } from '../../scripts/lib/branding.mjs';
import { answered, composer, conversation, send, sidebarThread, signUp } from '../e2e/support/actions.ts';
import { expect as expectPage, person } from '../e2e/support/fixtures.ts';
import type { RemoteApp } from '../support/remote-app.ts';
import { forkServer, urlOf } from '../support/server-process.ts';
import { createHome, nobody, processesOf } from './ordinary-user.ts';
import { asarFiles, debEntries, makePackages, run, sharedFolder, stillThere, zipPaths, type MadePackages } from './packages.ts';
import { linkTo, startBeside, tracesIn } from './update-person.ts';

const branding = readBranding();
const libDir = `/usr/lib/${branding.slug}`;
const executable = `${libDir}/${branding.slug}`;
const natives = ['libsql', '@libsql/[a-z0-9-]+', '@neon-rs/load', 'detect-libc', 'keytar'].join('|');

/** Everything that may be in the app's archive. */
const shipped = [
  /^\/(package\.json|LICENSE)$/,
  /^\/licenses\/(THIRD-PARTY\.txt|sbom\.cdx\.json)$/,
  /^\/out\/main\/((boot|index|server|history-worker|keytar-child)\.js|package\.json)$/,
  /^\/out\/main\/chunks\/[\w.-]+\.js$/,
  /^\/out\/preload\/index\.cjs$/,
  /^\/out\/renderer\/(shell|chat)\/index\.html$/,
  /^\/out\/renderer\/chat\/diagram\.html$/,
  /^\/out\/renderer\/assets\/[\w.-]+\.(js|css|svg|png|woff2)$/,
  /^\/resources\/icons\/(256|tray-on-(dark|light)|trayTemplate(@2x)?)\.png$/,
  new RegExp(`^/node_modules/(${natives})/(package\\.json|LICENSE(\\.md)?|[\\w./-]+\\.(js|node))$`),
];

let made: MadePackages;
let folder: string;

beforeAll(() => {
  folder = sharedFolder('package');
  made = makePackages();
});

afterAll(() => {
  // A failed test must not leave the package behind; removing what is not there is no error.
  run('dpkg', ['--purge', branding.slug]);
  rmSync(folder, { recursive: true, force: true });
});

describe('what is shipped', () => {
  test('is the bundles, the icon and the native modules, and nothing else', () => {
    const files = asarFiles(made.folder);
    expect(files.filter((path) => !shipped.some((pattern) => pattern.test(path)))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(['/out/main/index.js', '/out/main/server.js', '/out/main/history-worker.js', '/out/preload/index.cjs', '/node_modules/libsql/index.js']),
    );
  });

  test('names no tool, script or test in its package.json', () => {
    const description = JSON.parse(extractFile(join(made.folder, 'resources', 'app.asar'), 'package.json').toString()) as object;
    expect(Object.keys(description).sort()).toEqual(['author', 'description', 'desktopName', 'license', 'main', 'name', 'productName', 'type', 'version']);
  });

  test('has the native modules outside the archive, for this platform only', () => {
    const unpacked = debEntries(made.deb)
      .map(({ path }) => path)
      .filter((path) => path.endsWith('.node'));
    expect(unpacked.map((path) => path.replace(`${libDir}/resources/app.asar.unpacked/node_modules/`, '')).sort()).toEqual([
      expect.stringMatching(new RegExp(`^@libsql/${process.platform}-${process.arch}(-gnu|-musl)?/index\\.node$`)),
      'keytar/build/Release/keytar.node',
    ]);
  });

  test('is the same in the .deb and the .zip', () => {
    const inDeb = debEntries(made.deb).flatMap(({ path }) => (path.startsWith(`${libDir}/`) ? [path.slice(libDir.length + 1)] : []));
    const inZip = zipPaths(made.zip).map((path) => path.slice(path.indexOf('/') + 1));
    // The maker moves Electron's licence to /usr/share/doc.
    expect(inZip.filter((path) => path !== 'LICENSE').sort()).toEqual(inDeb.sort());
  });

  test('belongs to root, and only the sandbox helper has the setuid bit', () => {
    const entries = debEntries(made.deb);
    expect(entries.filter(({ owner }) => owner !== 'root/root')).toEqual([]);
    expect(entries.filter(({ mode }) => mode.includes('s')).map(({ mode, path }) => `${mode} ${path}`)).toEqual([
      `-rwsr-xr-x ${libDir}/chrome-sandbox`,
    ]);
  });

  test('cannot be turned into Node, inspected or fed another app', async () => {
    const wire = await getCurrentFuseWire(join(made.folder, branding.slug));
    const on = (fuse: FuseV1Options): boolean => wire[fuse] === FuseState.ENABLE;
    expect(on(FuseV1Options.RunAsNode)).toBe(false);
    expect(on(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(false);
    expect(on(FuseV1Options.EnableNodeCliInspectArguments)).toBe(false);
    expect(on(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(false);
    expect(on(FuseV1Options.OnlyLoadAppFromAsar)).toBe(true);
    expect(on(FuseV1Options.EnableCookieEncryption)).toBe(true);
  });
});

// Each goes on where the one before it ended: a second try would begin somewhere else.
describe('the installed app', { retry: 0 }, () => {
  const ada = person();
  let installed: string[] = [];
  let app: RemoteApp | undefined;
  let home: ReturnType<typeof createHome>;

  afterAll(() => app?.kill());

  test('installs with its command, icons and a desktop entry for its links', () => {
    run('dpkg', ['--install', made.deb]);
    installed = run('dpkg', ['--listfiles', branding.slug]).trim().split('\n');
    expect(installed).toEqual(
      expect.arrayContaining([`/usr/bin/${branding.slug}`, `/usr/share/icons/hicolor/512x512/apps/${branding.slug}.png`]),
    );
    const entry = readFileSync(`/usr/share/applications/${branding.slug}.desktop`, 'utf8');
    expect(entry).toContain(`Exec=${branding.slug} %U`);
    expect(entry).toContain(`MimeType=x-scheme-handler/${branding.scheme};`);
    expect(entry).toContain('Categories=Network;InstantMessaging;');
  });

  test('starts for an ordinary user with the sandbox on, signs up and streams an answer', async () => {
    home = createHome(folder);
    app = await home.start([`/usr/bin/${branding.slug}`, '--profile', home.profile]);
    await signUp(app.page, ada);
    await expectPage(composer(app.page)).toBeVisible();
    await send(app.page, 'What is a latchkey?');
    await answered(app.page);

    const processes = processesOf(executable);
    expect(processes.filter(({ uid }) => uid === 0)).toEqual([]);
    expect(processes.filter(({ args }) => args.includes('--no-sandbox'))).toEqual([]);
    const renderers = processes.filter(({ type }) => type === 'renderer');
    expect(renderers.length).toBeGreaterThan(0);
    expect(renderers.filter(({ seccomp }) => seccomp !== 2)).toEqual([]);
  });

  test('quits when its window is closed, and leaves no process behind', async () => {
    expect(await app?.quit()).toBe(0);
    await expect.poll(() => processesOf(executable), { timeout: 20_000 }).toEqual([]);
  });

  test('is still signed in after a restart, with the thread there', async () => {
    app = await home.start([`/usr/bin/${branding.slug}`, '--profile', home.profile]);
    await expectPage(app.page.getByRole('button', { name: `Account: ${ada.name}` })).toBeVisible();
    await expectPage(sidebarThread(app.page, /latchkey/i)).toBeVisible();
    expect(await app.quit()).toBe(0);
    await expect.poll(() => processesOf(executable), { timeout: 20_000 }).toEqual([]);
  });

  test('opens a chat by its link, through the desktop entry, in the app that runs and in one that does not', async () => {
    const place = join(folder, 'linked');
    mkdirSync(place, { mode: 0o755 });
    const other = createHome(place, { LATCHKEY_ALLOW_SWITCHES: 'remote-debugging-port' });
    app = await other.start([`/usr/bin/${branding.slug}`]);
    await signUp(app.page, person());
    await send(app.page, 'Where do oystercatchers nest?');
    await answered(app.page);
    const link = await linkTo(app, branding.scheme, /oystercatchers/);
    // What the app asks before it lets a browser lead back to it by a link.
    const asked = spawnSync('xdg-settings', ['check', 'default-url-scheme-handler', branding.scheme, `${branding.slug}.desktop`], { env: other.env, ...nobody, encoding: 'utf8' });
    expect(asked.stdout.trim()).toBe('yes');
    const another = async ({ page }: RemoteApp): Promise<void> => {
      await page.getByRole('button', { name: /^New chat/ }).first().click();
      await expectPage(page.locator('.thread-row[data-current]')).toHaveCount(0);
    };
    await another(app);
    expect(await startBeside(other, 'xdg-open', [link])).toBe(0);
    await expectPage(conversation(app.page)).toContainText('Where do oystercatchers nest?');
    await another(app);
    expect(await app.quit()).toBe(0);
    await expect.poll(() => processesOf(executable), { timeout: 20_000 }).toEqual([]);

    // The entry names its command; this one of that name has only the port by which a test sees the window.
    const programs = join(place, 'bin');
    mkdirSync(programs, { mode: 0o755 });
    writeFileSync(join(programs, branding.slug), `#!/bin/sh\nexec /usr/bin/${branding.slug} "$@" --remote-debugging-port=0\n`, { mode: 0o755 });
    app = await other.start(['sh', '-c', 'PATH="$1:$PATH" xdg-open "$2"', 'sh', programs, link]);
    await expectPage(conversation(app.page)).toContainText('Where do oystercatchers nest?');
    expect(await app.quit()).toBe(0);
    await expect.poll(() => processesOf(executable), { timeout: 20_000 }).toEqual([]);
  });

  test('keeps its history on disk, encrypted, and finds and shows a message after a restart without its server', async () => {
    const place = join(folder, 'offline');
    mkdirSync(place, { mode: 0o755 });
    const server = forkServer(join(place, 'server'), null, ['--port', '0']);
    const other = createHome(place);
    const args = [`/usr/bin/${branding.slug}`, '--profile', other.profile, '--server', await urlOf(server)];
    app = await other.start(args);
    await signUp(app.page, person());
    await send(app.page, 'Where do oystercatchers nest?');
    await answered(app.page);
    const title = await app.page.getByRole('heading', { level: 1 }).innerText();
    expect(await app.quit()).toBe(0);
    await server.stop();

    const [account = ''] = readdirSync(join(other.profile, 'history'));
    const kept = join(other.profile, 'history', account);
    expect(readdirSync(kept)).toEqual(expect.arrayContaining(['history.db', 'history.check']));
    for (const name of readdirSync(kept)) expect(readFileSync(join(kept, name)).toString('latin1'), name).not.toMatch(/oystercatcher|SQLite format/i);

    app = await other.start(args);
    await expectPage(sidebarThread(app.page, title)).toBeVisible();
    await app.page.keyboard.press('ControlOrMeta+K');
    await app.page.getByRole('combobox', { name: 'Search your chats' }).fill('oystercatch');
    await app.page.getByRole('option', { name: /Where do oystercatchers nest/ }).first().click();
    await expectPage(conversation(app.page)).toContainText('Where do oystercatchers nest?');
    expect(await app.quit()).toBe(0);
    await expect.poll(() => processesOf(executable), { timeout: 20_000 }).toEqual([]);
  });

  test.each([
    ['another bit in its header', (bytes: Buffer) => bytes.with(1_000, bytes[1_000]! ^ 1)],
    ['a header that is cut short', (bytes: Buffer) => bytes.subarray(0, 1_000)],
    ['nothing in it', () => Buffer.alloc(0)],
  ])('an archive that nobody can read, with %s: its command says in plain words that it is damaged', (_what, damaged) => {
    const archive = `${libDir}/resources/app.asar`;
    const windows = join(folder, 'windows');
    rmSync(windows, { recursive: true, force: true });
    mkdirSync(windows, { mode: 0o755 });
    writeFileSync(join(windows, 'zenity'), `#!/bin/sh\nprintf '%s\\n' "$@"\n`, { mode: 0o755 });
    const whole = readFileSync(archive);
    writeFileSync(archive, damaged(whole));
    const env = { ...home.env, PATH: `${windows}:${home.env['PATH']}`, LANG: 'de_DE.UTF-8' };
    const { status, stdout, stderr } = spawnSync(`/usr/bin/${branding.slug}`, ['--profile', home.profile], { env, ...nobody, encoding: 'utf8' });
    writeFileSync(archive, whole);
    const words = `${branding.name} kann nicht starten, weil Dateien der Installation beschädigt sind. Installieren Sie es neu; Ihre Chats und Ihre Anmeldung bleiben erhalten.`;
    expect([status, stderr]).toEqual([1, `${words} (${archive})\n`]);
    expect(stdout.split('\n')).toEqual(expect.arrayContaining([`${branding.name} ist beschädigt`, words]));
  });

  test('goes without a trace but the profile', () => {
    const files = installed.filter((path) => path.includes(branding.slug));
    run('dpkg', ['--purge', branding.slug]);
    expect(stillThere(files)).toEqual([]);
    expect(tracesIn(home, `x-scheme-handler/${branding.scheme}`)).toEqual([]);
    expect(tracesIn(home, '.desktop')).toEqual([]);
    expect(stillThere([join(home.profile, 'settings.json'), join(home.profile, 'server')])).not.toEqual([]);
  });
});
