import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFolderInstaller } from '../../../../src/main/updates/install/folder.ts';
import { formatStart, parseStart } from '../../../../src/main/updates/install/launcher.ts';
import { rootOf, starterOf, takeBackStart } from '../../../../src/main/updates/install/start-file.ts';
import { unpack } from '../../../../src/main/updates/install/unpack.ts';
import { faultOf } from '../../../../src/main/updates/update-error.ts';
import { makeZip, type FixtureEntry } from './zip-fixture.ts';

let place: string;
let root: string;

/** A version of an app that says which one it is. */
const app = (version: string): string => `#!/bin/sh\necho "${version} $*"\n`;

const packageOf = (version: string): Buffer =>
  makeZip([
    { name: 'Latchkey-linux-x64/' },
    { name: 'Latchkey-linux-x64/latchkey', text: app(version), mode: 0o100755 },
    { name: 'Latchkey-linux-x64/resources/app.asar', text: `app ${version}` },
    { name: 'Latchkey-linux-x64/empty', text: '' },
  ]);

function zipFile(bytes: Buffer): string {
  const path = join(place, 'package.zip');
  writeFileSync(path, bytes);
  return path;
}

const start = (...args: string[]): string => execFileSync(join(root, 'latchkey'), args, { encoding: 'utf8' }).trim();
const state = (): string[] => readFileSync(join(root, 'versions', 'start'), 'utf8').trimEnd().split('\n');

/** The installer of the version that runs. */
function of(version: string): ReturnType<typeof createFolderInstaller> {
  const executable = version === '1.0.0' ? (existsSync(join(root, 'latchkey-1.0.0')) ? join(root, 'latchkey-1.0.0') : join(root, 'latchkey')) : join(root, 'versions', version, 'latchkey');
  return createFolderInstaller({ executable, name: 'latchkey', version });
}

async function update(from: string, to: string): Promise<void> {
  await of(from).prepare(zipFile(packageOf(to)), to);
  expect(await of(from).install(to)).toBe(true);
}

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'latchkey-folder-'));
  root = join(place, 'My apps', 'Latchkey-linux-x64');
  mkdirSync(join(root, 'resources'), { recursive: true });
  writeFileSync(join(root, 'latchkey'), app('1.0.0'), { mode: 0o755 });
  writeFileSync(join(root, 'resources', 'app.asar'), 'app 1.0.0');
  writeFileSync(join(root, 'my notes.txt'), 'mine');
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

describe('a portable folder', () => {
  test('starts the new version after an update, by the same name, with the same arguments', async () => {
    await update('1.0.0', '1.1.0');
    expect(start('--profile', 'a b', '$HOME')).toBe('1.1.0 --profile a b $HOME');
  });

  test('starts each version through what it brings along for that, in its own folder', async () => {
    const checked = (version: string): string => `#!/bin/sh\nprintf 'checked by ${version}: '\nexec "$@"\n`;
    writeFileSync(join(root, 'resources', 'start'), checked('1.0.0'), { mode: 0o755 });
    await update('1.0.0', '1.1.0');
    expect(start('a b')).toBe('1.1.0 a b');
    writeFileSync(join(root, 'versions', '1.1.0', 'resources', 'start'), checked('1.1.0'), { mode: 0o755 });
    expect(start('a b')).toBe('checked by 1.1.0: 1.1.0 a b');
    expect(start()).toBe('checked by 1.0.0: 1.0.0');
  });

  test('has the script of the version that installs, whichever wrote it first', async () => {
    await update('1.0.0', '1.1.0');
    const written = readFileSync(join(root, 'latchkey'), 'utf8');
    writeFileSync(join(root, 'latchkey'), written.replace('exec', 'exit 3; exec'));
    await update('1.1.0', '1.2.0');
    expect(readFileSync(join(root, 'latchkey'), 'utf8')).toBe(written);
    expect(statSync(join(root, 'latchkey')).mode & 0o777).toBe(0o755);
    expect(start()).toBe('1.2.0');
    expect(state()).toEqual(['versions/1.2.0/latchkey', 'versions/1.1.0/latchkey', '1']);
  });

  test('is started through links as well', async () => {
    await update('1.0.0', '1.1.0');
    symlinkSync(join(root, 'latchkey'), join(place, 'link'));
    expect(execFileSync(join(place, 'link'), { encoding: 'utf8' }).trim()).toBe('1.1.0');
  });

  test('is as it was until the last step', async () => {
    await of('1.0.0').prepare(zipFile(packageOf('1.1.0')), '1.1.0');
    expect(start()).toBe('1.0.0');
    expect(readFileSync(join(root, 'latchkey'), 'utf8')).toBe(app('1.0.0'));
  });

  test('goes back by itself when a new version was started twice and could not be used', async () => {
    await update('1.0.0', '1.1.0');
    expect([start(), start(), start(), start()]).toEqual(['1.1.0', '1.1.0', '1.0.0', '1.0.0']);
    expect(await of('1.0.0').reportReady()).toBe('1.1.0');
    expect(state()[0]).toBe('latchkey-1.0.0');
    expect(await of('1.0.0').reportReady()).toBeUndefined();
  });

  test('stays with a version that said it can be used, however often it is started', async () => {
    await update('1.0.0', '1.1.0');
    start();
    await of('1.1.0').reportReady();
    for (let count = 0; count < 5; count += 1) expect(start()).toBe('1.1.0');
  });

  test('does not count a start that found another one running', async () => {
    await update('1.0.0', '1.1.0');
    for (let count = 0; count < 5; count += 1) {
      expect(start()).toBe('1.1.0');
      takeBackStart(join(root, 'versions', '1.1.0', 'latchkey'));
    }
  });

  test('goes back at once when the new version’s program is gone', async () => {
    await update('1.0.0', '1.1.0');
    rmSync(join(root, 'versions', '1.1.0'), { recursive: true });
    expect(start()).toBe('1.0.0');
  });

  test('goes on from version to version, keeps the one before and nothing older, and never what is not its own', async () => {
    await update('1.0.0', '1.1.0');
    await of('1.1.0').reportReady();
    expect(existsSync(join(root, 'resources'))).toBe(true);
    await update('1.1.0', '1.2.0');
    expect(start()).toBe('1.2.0');
    await of('1.2.0').reportReady();
    expect(readdirSync(root).sort()).toEqual(['latchkey', 'my notes.txt', 'versions']);
    expect(readdirSync(join(root, 'versions')).sort()).toEqual(['1.1.0', '1.2.0', 'start']);
    await update('1.2.0', '1.3.0');
    expect([start(), start(), start()]).toEqual(['1.3.0', '1.3.0', '1.2.0']);
  });

  test('goes back to the one before by hand, with one line changed', async () => {
    await update('1.0.0', '1.1.0');
    start();
    await of('1.1.0').reportReady();
    writeFileSync(join(root, 'versions', 'start'), formatStart({ current: 'latchkey-1.0.0', previous: '', tries: 'ready', failed: '' }));
    expect(start()).toBe('1.0.0');
    await update('1.0.0', '1.1.0');
    expect(start()).toBe('1.1.0');
  });

  test('takes no execute or setuid bit that a program does not need', async () => {
    const zip = makeZip([{ name: 'A/latchkey', text: app('1.1.0'), mode: 0o104777 }, { name: 'A/data', text: 'x', mode: 0o100666 }]);
    await of('1.0.0').prepare(zipFile(zip), '1.1.0');
    const modeOf = (name: string): number => statSync(join(root, 'versions', '1.1.0', name)).mode & 0o7777;
    expect([modeOf('latchkey'), modeOf('data')]).toEqual([0o755, 0o644]);
  });

  test('is untouched where it may not be written', async ({ skip }) => {
    if (process.getuid?.() === 0) return skip('root may write everywhere');
    chmodSync(root, 0o555);
    await expect(of('1.0.0').prepare(zipFile(packageOf('1.1.0')), '1.1.0')).rejects.toSatisfy((error) => faultOf(error) === 'notWritable');
  });
});

describe('a package', () => {
  const bad: Record<string, readonly FixtureEntry[]> = {
    'with a path out of its folder': [{ name: 'A/../../evil', text: 'x' }],
    'with an absolute path': [{ name: '/tmp/evil', text: 'x' }],
    'with a path of Windows': [{ name: 'A/..\\evil', text: 'x' }],
    'with a drive': [{ name: 'C:/evil', text: 'x' }],
    'with a symbolic link': [{ name: 'A/link', text: '/etc/passwd', mode: 0o120777 }],
    'with a file through a link of its own': [{ name: 'A/link', text: '/tmp', mode: 0o120777 }, { name: 'A/link/evil', text: 'x' }],
    'with a device': [{ name: 'A/null', text: '', mode: 0o020666 }],
    'with one name twice': [{ name: 'A/x', text: '1' }, { name: 'A/x', text: '2' }],
    'with one name in two cases': [{ name: 'A/x', text: '1' }, { name: 'A/X', text: '2' }],
    'with two folders': [{ name: 'A/x', text: '1' }, { name: 'B/x', text: '2' }],
    'with files outside a folder': [{ name: 'x', text: '1' }],
    'with a wrong checksum': [{ name: 'A/x', text: 'text', lie: { crc32: 1 } }],
    'that is longer than it says': [{ name: 'A/x', text: 'x'.repeat(10_000), lie: { size: 10 } }],
    'that is shorter than it says': [{ name: 'A/x', text: 'x', lie: { size: 10 } }],
    'that would fill the disk': [{ name: 'A/x', text: 'x', lie: { size: 0xfffffff0 } }, { name: 'A/y', text: 'x', lie: { size: 0xfffffff0 } }],
    'without the app': [{ name: 'A/readme', text: 'x' }],
  };

  test.each(Object.entries(bad))('%s is refused and leaves nothing', async (_what, entries) => {
    await expect(of('1.0.0').prepare(zipFile(makeZip(entries)), '1.1.0')).rejects.toSatisfy((error) => faultOf(error) === 'damaged');
    expect(readdirSync(join(root, 'versions'))).toEqual([]);
    expect(existsSync(join(place, 'My apps', 'evil')) || existsSync(join(place, 'evil')) || existsSync('/tmp/evil')).toBe(false);
    expect(start()).toBe('1.0.0');
  });

  test('of many files, large and empty ones among them, leaves nothing behind in Node', async () => {
    const warned = vi.spyOn(process, 'emitWarning');
    const texts = Array.from({ length: 30 }, (_, index) => 'x'.repeat(index * 20_000));
    await unpack(zipFile(makeZip(texts.map((text, index) => ({ name: `A/${index}`, text })))), join(place, 'many'));
    expect(texts.map((_, index) => readFileSync(join(place, 'many', String(index)), 'utf8'))).toEqual(texts);
    expect(warned).not.toHaveBeenCalled();
  });

  test('that is cut anywhere is refused', async () => {
    const whole = packageOf('1.1.0');
    for (let length = 0; length < whole.length; length += 37) await expect(unpack(zipFile(whole.subarray(0, length)), join(place, `cut-${length}`))).rejects.toSatisfy((error) => faultOf(error) === 'damaged');
  });
});

test('the folder and its starter are found from every version’s executable', () => {
  expect([rootOf('/a/L/latchkey'), rootOf('/a/L/versions/1.1.0/latchkey'), rootOf('/a/L/latchkey-1.0.0')]).toEqual(['/a/L', '/a/L', '/a/L']);
  expect([starterOf('/a/L/latchkey'), starterOf('/a/L/versions/1.1.0/latchkey'), starterOf('/a/L/latchkey-1.0.0')]).toEqual(['/a/L/latchkey', '/a/L/latchkey', '/a/L/latchkey']);
});

test('a start file that leads out of the folder is none', () => {
  for (const text of ['', '../x\n\n0\n\n', '/bin/sh\n\nready\n\n', 'a\n../b\n0\n\n', 'a\n\nlots\n\n', 'a;b\n\n0\n\n']) expect(parseStart(text), JSON.stringify(text)).toBeUndefined();
  const good = { current: 'versions/1.1.0/latchkey', previous: 'latchkey-1.0.0', tries: 1, failed: '' };
  expect(parseStart(formatStart(good))).toEqual(good);
});
