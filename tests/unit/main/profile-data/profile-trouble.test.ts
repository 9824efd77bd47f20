/** A profile that is not as a run of ours leaves it, on a disk that does not do what it should. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openProfileData, type ProfileData } from '../../../../src/main/profile-data/open-profile-data.ts';
import { finishRestore } from '../../../../src/main/profile-data/restore.ts';
import { listSnapshots } from '../../../../src/main/profile-data/snapshots.ts';
import { compareVersions } from '../../../../src/main/updates/feed/version.ts';

let profile: string;
let now: number;
let problems: string[];

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'latchkey-profile-'));
  now = 1_800_000_000_000;
  problems = [];
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

const at = (...names: string[]): string => join(profile, ...names);
const file = (): string => readFileSync(at('profile.json'), 'utf8');

async function open(version: string, format = 1) {
  return openProfileData({ profileDir: profile, version, format, compareVersions, now: () => (now += 1_000), onProblem: (event, code) => problems.push(`${event} ${code}`) });
}

/** A start that is let in; it writes, and is ready unless it is not to be. */
async function run(version: string, { text = version, format = 1, ready = true } = {}): Promise<ProfileData> {
  const opened = await open(version, format);
  if (opened.status !== 'open') throw new Error('It was refused.');
  mkdirSync(at('history'), { recursive: true });
  writeFileSync(at('history', 'history.db'), text);
  writeFileSync(at('settings.json'), text);
  if (ready) await opened.data.reportReady();
  return opened.data;
}

describe('profile.json', () => {
  test('is not written again by a start in which nothing is new', async () => {
    await run('1.0.0');
    const { ino, mtimeNs } = statSync(at('profile.json'), { bigint: true });
    await run('1.0.0');
    expect(statSync(at('profile.json'), { bigint: true })).toMatchObject({ ino, mtimeNs });
  });

  test.skipIf(process.platform === 'win32')('is the person’s alone', async () => {
    await run('1.0.0');
    expect(statSync(at('profile.json')).mode & 0o777).toBe(0o600);
  });

  test.each(['', '9'.repeat(65)])('with a version that is none (“%s”) counts as not there', async (version) => {
    await run('1.0.0');
    writeFileSync(at('profile.json'), JSON.stringify({ format: 7, version, ready: true, since: 1 }));
    expect((await run('1.0.0')).news).toEqual({ kind: 'none' });
    expect(await listSnapshots(profile)).toEqual([]);
  });

  test('that cannot be written is told, and the start goes on', async () => {
    mkdirSync(at('profile.json.part'));
    expect((await run('1.0.0')).news).toEqual({ kind: 'none' });
    expect(problems[0]).toMatch(/^profile\.not_written /);
  });
});

describe('a copy before an update', () => {
  test('that cannot be made is told, and the start goes on', async () => {
    await run('1.0.0');
    writeFileSync(at('snapshots'), 'no folder');
    expect((await run('1.1.0', { ready: false })).news).toEqual({ kind: 'updated', from: '1.0.0' });
    expect(problems).toEqual([expect.stringMatching(/^profile\.no_snapshot /)]);
  });

  test('that there is no room for is not begun', async () => {
    await run('1.0.0');
    // Takes no room itself: it is all hole.
    truncateSync(at('history', 'history.db'), 2 ** 42);
    await open('1.1.0');
    expect(readdirSync(at('snapshots'))).toEqual([]);
    expect(problems).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('leaves out what is no file, such as the socket of a program that is gone', async () => {
    await run('1.0.0');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(at('history', 's'), resolve));
    await open('1.1.0');
    await new Promise((resolve) => server.close(resolve));
    const [snapshot] = await listSnapshots(profile);
    expect(readdirSync(at('snapshots', snapshot!.name, 'history'))).toEqual(['history.db']);
    expect(problems).toEqual([]);
  });
});

describe('back from a version that was never ready', () => {
  test('without a copy of before it the data stays, and that is told', async () => {
    await run('1.0.0');
    await run('1.1.0', { ready: false });
    rmSync(at('snapshots'), { recursive: true });
    expect((await run('1.0.0')).news).toEqual({ kind: 'rolledBack', version: '1.1.0', restored: false });
    expect(existsSync(at('set-aside'))).toBe(false);
  });

  test('a copy that was taken for another version is not the one of before it', async () => {
    await run('1.0.0');
    await run('1.1.0');
    await run('1.2.0', { ready: false });
    const [newest] = await listSnapshots(profile);
    rmSync(at('snapshots', newest!.name), { recursive: true });
    expect(await listSnapshots(profile)).toHaveLength(1);
    expect((await run('1.1.0', { ready: false })).news).toEqual({ kind: 'rolledBack', version: '1.2.0', restored: false });
  });

  test('a copy in a way that this version does not know is not put back, and not offered either', async () => {
    await run('2.0.0', { format: 2 });
    await run('3.0.0', { format: 2, ready: false });
    const opened = await open('1.0.0', 1);
    expect(opened).toEqual({ status: 'newer', version: '3.0.0', snapshots: [] });
    expect(file()).toContain('"3.0.0"');
    expect(readFileSync(at('settings.json'), 'utf8')).toBe('3.0.0');
  });
});

test('a restoration that is cut off when a part that was missing is back leaves that part where it is', async () => {
  await run('1.0.0', { text: 'old' });
  await run('1.1.0', { text: 'new', ready: false });
  const [snapshot] = await listSnapshots(profile);
  // The newer version had no settings: there was nothing to keep of them.
  rmSync(at('settings.json'));
  mkdirSync(at('restoring'));
  mkdirSync(at('set-aside', 'then'), { recursive: true });
  renameSync(at('snapshots', snapshot!.name, 'settings.json'), at('settings.json'));
  writeFileSync(at('restoring.json'), JSON.stringify({ parts: ['settings.json'], aside: 'then' }));
  await finishRestore(profile);
  expect(readFileSync(at('settings.json'), 'utf8')).toBe('old');
  expect(readdirSync(at('set-aside', 'then'))).toContain('history');
  expect(readdirSync(at('set-aside', 'then'))).not.toContain('settings.json');
});

test.skipIf(process.platform === 'win32')('what a restoration keeps aside is the person’s alone', async () => {
  await run('1.0.0');
  await run('1.1.0', { ready: false });
  await run('1.0.0');
  const [kept] = readdirSync(at('set-aside'));
  for (const path of [at('set-aside'), at('set-aside', kept!)]) expect(statSync(path).mode & 0o777).toBe(0o700);
});
