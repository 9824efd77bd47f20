import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { chmodSync, closeSync, cpSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readBranding } from '../../scripts/lib/branding.mjs';
import { readArchive } from '../../src/main/app/archive-check.ts';
import { createFolderInstaller } from '../../src/main/updates/install/folder.ts';
import { formatStart } from '../../src/main/updates/install/launcher.ts';
import { startFileOf } from '../../src/main/updates/install/start-file.ts';
import { nobody } from './ordinary-user.ts';
import { unpackApp, type UnpackedApp } from './security-app.ts';

let app: UnpackedApp;
let archive: string;
let whole: string;

beforeAll(() => {
  app = unpackApp('damage');
  archive = join(app.folder, 'app', 'resources', 'app.asar');
  whole = join(app.folder, 'whole.asar');
  cpSync(archive, whole);
  cpSync(`${archive}.unpacked`, `${whole}.unpacked`, { recursive: true });
});
afterAll(() => app.dispose());
afterEach(() => {
  cpSync(whole, archive);
  cpSync(`${whole}.unpacked`, `${archive}.unpacked`, { recursive: true });
});

/** Starts the app and reads along until it has said this; then it is ended, with its message box if there is one. */
function saying(pattern: RegExp): Promise<string> {
  const child = spawn(app.executable, ['--profile', app.home.profile], { env: app.home.env, ...nobody, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let text = '';
    const end = (): void => {
      try {
        process.kill(-(child.pid ?? 0), 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    };
    const limit = setTimeout(end, 20_000);
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      if (!pattern.test(text)) return;
      resolve(text);
      end();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(limit);
      reject(new Error(`It ended with ${code ?? 'a signal'} and without saying so:\n${text}`));
    });
  });
}

/** Turns one bit of a file. @returns its path */
function damage(pattern: RegExp): string {
  const path = readArchive(fs, archive).map((file) => file.path).find((name) => pattern.test(name));
  if (path === undefined) throw new Error('The package has no such file.');
  const { position } = readArchive(fs, archive).find((file) => file.path === path) ?? {};
  if (position === undefined) throw new Error(`${path} is not in the archive.`);
  const file = openSync(archive, 'r+');
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, position + 10);
  writeSync(file, Buffer.from([byte.readUInt8(0) ^ 1]), 0, 1, position + 10);
  closeSync(file);
  return path;
}

const files = (): string[] => readArchive(fs, archive).map(({ path }) => path);

test('one other bit in main’s code: it says in plain words that it is damaged, and names the file', async () => {
  const path = damage(/^out\/main\/index\.js$/);
  expect(await saying(/are damaged/)).toContain(`Install it again; your chats and your sign-in stay as they are. (${path})`);
});

test('the same in code that is loaded later', async () => {
  const path = damage(/^out\/main\/chunks\/compose\.electron-.*\.js$/);
  expect(await saying(/are damaged/)).toContain(`(${path})`);
});

test('a native module that is gone: the same, before anything needs it', async () => {
  const path = files().find((name) => name.startsWith('node_modules/@libsql/') && name.endsWith('.node'));
  if (path === undefined) throw new Error('The package has no database.');
  rmSync(`${archive}.unpacked/${path}`);
  expect(await saying(/are damaged/)).toContain(`(${path})`);
});

test('nothing was made in a profile meanwhile that a start after the repair could stumble over', () => {
  expect(readdirSync(app.home.profile).filter((name) => !/^(Crashpad|Singleton|Dictionaries|graphics\.json|profile\.json)/.test(name))).toEqual([]);
});

test.each([
  ['a page’s code', /^out\/renderer\/assets\/shell-page-.*\.js$/],
  ['a page', /^out\/renderer\/chat\/index\.html$/],
  ['code that no start needs', /^out\/main\/server\.js$/],
])('one other bit in %s: it is told within seconds, while the app starts', async (_what, pattern) => {
  const path = damage(pattern);
  expect(await saying(/are damaged/)).toContain(`(${path})`);
});

describe('a portable folder that has been updated', () => {
  const { slug, name } = readBranding();
  let current: string;
  let windows: string;

  beforeAll(async () => {
    const own = createFolderInstaller({ executable: app.executable, name: slug, version: '0.0.1' });
    await own.prepare(app.made.zip, '0.0.2');
    expect(await own.install('0.0.2')).toBe(true);
    // As it is once that version has worked.
    writeFileSync(startFileOf(join(app.folder, 'app')), formatStart({ current: `versions/0.0.2/${slug}`, previous: '', tries: 'ready', failed: '' }));
    chmodSync(join(app.folder, 'app', 'versions', '0.0.2', 'chrome-sandbox'), 0o4755);
    current = join(app.folder, 'app', 'versions', '0.0.2', 'resources', 'app.asar');
    windows = join(app.folder, 'windows');
    mkdirSync(windows, { mode: 0o755 });
    writeFileSync(join(windows, 'zenity'), `#!/bin/sh\nprintf '%s\\n' "$@"\n`, { mode: 0o755 });
  });

  /** Its command, with what the system would show in a window as its output. */
  const command = (env: NodeJS.ProcessEnv, ...args: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(app.executable, args, { env: { ...app.home.env, PATH: `${windows}:${app.home.env['PATH']}`, ...env }, ...nobody, encoding: 'utf8', timeout: 60_000 });

  test.each([
    ['another bit in its header', (bytes: Buffer) => bytes.with(1_000, bytes[1_000]! ^ 1)],
    ['a header that is cut short', (bytes: Buffer) => bytes.subarray(0, 1_000)],
  ])('an archive that nobody can read, with %s: its command says in plain words that it is damaged', (_what, damaged) => {
    const bytes = readFileSync(current);
    writeFileSync(current, damaged(bytes));
    const { status, stdout, stderr } = command({ LANG: 'de_DE.UTF-8' });
    writeFileSync(current, bytes);
    const words = `${name} kann nicht starten, weil Dateien der Installation beschädigt sind. Installieren Sie es neu; Ihre Chats und Ihre Anmeldung bleiben erhalten.`;
    expect([status, stderr]).toEqual([1, `${words} (${current})\n`]);
    expect(stdout.split('\n')).toEqual(expect.arrayContaining([`${name} ist beschädigt`, words]));
  });

  test('and before that the script beside the archive says it, for whoever asks', () => {
    const ask = (): { status: number | null; stderr: string } => spawnSync('sh', ['resources/start'], { cwd: join(app.folder, 'app'), env: { ...app.home.env, DISPLAY: '' }, encoding: 'utf8' });
    expect(ask()).toMatchObject({ status: 0, stderr: '' });
    rmSync(archive);
    expect(ask()).toMatchObject({ status: 1, stderr: expect.stringMatching(/^\w+ cannot start, because files of its installation are damaged\. .* \(resources\/app\.asar\)\n$/) as string });
  });

  test('one that is whole: the app itself, with the arguments as they are', () => {
    // A wrong flag is answered by the app before it opens anything.
    const { status, stderr } = command({}, '--profile', app.home.profile, '--server', 'no “address” $HOME');
    expect(stderr).toContain('not "no “address” $HOME".');
    expect(status).not.toBe(0);
    expect(stderr).not.toContain('damaged');
  });
});
