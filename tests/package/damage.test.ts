import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { closeSync, cpSync, openSync, readdirSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readArchive } from '../../src/main/app/archive-check.ts';
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
