import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openProfileData, type OpenedProfile, type ProfileData } from '../../../../src/main/profile-data/open-profile-data.ts';
import { finishRestore, restoreSnapshot } from '../../../../src/main/profile-data/restore.ts';
import { dataParts, listSnapshots } from '../../../../src/main/profile-data/snapshots.ts';
import { compareVersions } from '../../../../src/main/updates/feed/version.ts';

let profile: string;
let now: number;
const dayMs = 86_400_000;

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'latchkey-profile-'));
  now = 1_800_000_000_000;
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

const open = (version: string, format = 1): Promise<OpenedProfile> => openProfileData({ profileDir: profile, version, format, compareVersions, now: () => (now += 1_000), onProblem: (event, code) => expect.fail(`${event} ${code}`) });

async function use(version: string, format = 1): Promise<ProfileData> {
  const opened = await open(version, format);
  if (opened.status !== 'open') throw new Error('It was refused.');
  return opened.data;
}

/** A run that works, and writes. */
async function work(version: string, text: string, format = 1): Promise<ProfileData> {
  const data = await use(version, format);
  put(text);
  await data.reportReady();
  return data;
}

function put(text: string): void {
  mkdirSync(join(profile, 'history', 'account'), { recursive: true });
  writeFileSync(join(profile, 'history', 'account', 'history.db'), text);
  writeFileSync(join(profile, 'settings.json'), text);
  mkdirSync(join(profile, 'Cache'), { recursive: true });
  writeFileSync(join(profile, 'Cache', 'data_0'), text);
}

const words = (): string[] => [readFileSync(join(profile, 'history', 'account', 'history.db'), 'utf8'), readFileSync(join(profile, 'settings.json'), 'utf8')];
const asides = (): string[] => (existsSync(join(profile, 'set-aside')) ? readdirSync(join(profile, 'set-aside')) : []);

describe('before a new version touches it, the data', () => {
  test('is copied whole, without what Chromium keeps', async () => {
    await work('1.0.0', 'old');
    expect((await use('1.1.0')).news).toEqual({ kind: 'updated', from: '1.0.0' });
    const [snapshot] = await listSnapshots(profile);
    expect(snapshot).toMatchObject({ version: '1.0.0', before: '1.1.0', format: 1 });
    expect(readdirSync(join(profile, 'snapshots', snapshot!.name)).sort()).toEqual(['history', 'profile.json', 'settings.json', 'snapshot.json']);
    expect(readFileSync(join(profile, 'snapshots', snapshot!.name, 'history', 'account', 'history.db'), 'utf8')).toBe('old');
    expect(readdirSync(join(profile, 'snapshots'))).toEqual([snapshot!.name]);
    if (process.platform !== 'win32') for (const path of [join(profile, 'snapshots'), join(profile, 'snapshots', snapshot!.name)]) expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  test('is not copied by another start of the same version, nor for a fresh profile', async () => {
    await work('1.0.0', 'old');
    await work('1.0.0', 'old');
    expect(await listSnapshots(profile)).toEqual([]);
    expect(existsSync(join(profile, 'snapshots'))).toBe(false);
  });

  test('is kept for the last two updates, for two weeks of a version that works', async () => {
    for (const minor of [0, 1, 2, 3]) await work(`1.${minor}.0`, `data ${minor}`);
    expect((await listSnapshots(profile)).map(({ version }) => version)).toEqual(['1.2.0', '1.1.0']);
    now += 13 * dayMs;
    await work('1.3.0', 'data');
    expect(await listSnapshots(profile)).toHaveLength(2);
    now += 1.5 * dayMs;
    await work('1.3.0', 'data');
    expect(await listSnapshots(profile)).toEqual([]);
  });

  test('that is half copied when the computer stops is no snapshot', async () => {
    await work('1.0.0', 'old');
    mkdirSync(join(profile, 'snapshots', '.half.part', 'history'), { recursive: true });
    writeFileSync(join(profile, 'snapshots', '.half.part', 'snapshot.json'), JSON.stringify({ at: 1, version: '1.0.0', format: 1, before: '1.1.0' }));
    mkdirSync(join(profile, 'snapshots', 'no-word'), { recursive: true });
    expect(await listSnapshots(profile)).toEqual([]);
    await work('1.1.0', 'new');
    expect(readdirSync(join(profile, 'snapshots'))).toHaveLength(1);
  });
});

describe('a version that never got to a usable screen', () => {
  test('leaves the data of before it to the version that comes back, and its own is kept aside', async () => {
    await work('1.0.0', 'old');
    await use('1.1.0', 2);
    put('spoilt');
    expect((await use('1.0.0')).news).toEqual({ kind: 'rolledBack', version: '1.1.0', restored: true });
    expect(words()).toEqual(['old', 'old']);
    expect(readFileSync(join(profile, 'set-aside', asides()[0]!, 'settings.json'), 'utf8')).toBe('spoilt');
    expect((await use('1.0.0')).news).toEqual({ kind: 'none' });
  });

  test('that was killed at its first start and works at its second is simply updated', async () => {
    await work('1.0.0', 'old');
    await use('1.1.0');
    await work('1.1.0', 'new');
    expect(words()).toEqual(['new', 'new']);
    expect(asides()).toEqual([]);
  });
});

describe('going back to an older version', () => {
  test('that knows the format simply works, with all that was written since', async () => {
    await work('1.0.0', 'old');
    await work('1.1.0', 'new');
    expect((await work('1.0.0', 'new')).news).toEqual({ kind: 'none' });
    expect(words()).toEqual(['new', 'new']);
  });

  test('that does not know the format is refused and touches nothing, but names the ways back', async () => {
    await work('1.0.0', 'old');
    await work('1.1.0', 'new', 2);
    const before = readFileSync(join(profile, 'profile.json'), 'utf8');
    const opened = await open('1.0.0');
    expect(opened).toMatchObject({ status: 'newer', version: '1.1.0', snapshots: [{ version: '1.0.0', format: 1 }] });
    expect(words()).toEqual(['new', 'new']);
    expect(readFileSync(join(profile, 'profile.json'), 'utf8')).toBe(before);
  });

  test('goes on with the chosen snapshot, and the newer data is kept aside', async () => {
    await work('1.0.0', 'old');
    await work('1.1.0', 'new', 2);
    const opened = await open('1.0.0');
    if (opened.status !== 'newer') throw new Error('It was not refused.');
    await restoreSnapshot(profile, opened.snapshots[0]!.name, now);
    expect((await work('1.0.0', 'old')).news).toEqual({ kind: 'none' });
    expect(words()).toEqual(['old', 'old']);
    expect(readFileSync(join(profile, 'set-aside', asides()[0]!, 'history', 'account', 'history.db'), 'utf8')).toBe('new');
    // Once more forwards, and the snapshot that was used is still there.
    await work('1.1.0', 'newer', 2);
    expect((await listSnapshots(profile)).map(({ version }) => version)).toEqual(['1.0.0', '1.0.0']);
  });
});

describe('a restoration', () => {
  test('that is cut off after any of its steps is finished by the next start, and nothing is lost', async () => {
    await work('1.0.0', 'old');
    await use('1.1.0');
    put('new');
    writeFileSync(join(profile, 'vault.json'), 'only in the new');
    const [{ name } = { name: '' }] = await listSnapshots(profile);
    const parts = ['history', 'profile.json', 'settings.json'];
    // As far as a run of it can have come: so many parts set aside, so many of them replaced.
    for (let moved = 0; moved <= parts.length; moved += 1) {
      for (const placed of [Math.max(0, moved - 1), moved]) {
        const copy = mkdtempSync(join(tmpdir(), 'latchkey-cut-'));
        try {
          const cut = join(copy, 'profile');
          await import('node:fs/promises').then(({ cp }) => cp(profile, cut, { recursive: true }));
          await import('node:fs/promises').then(({ cp }) => cp(join(cut, 'snapshots', name), join(cut, 'restoring'), { recursive: true }));
          writeFileSync(join(cut, 'restoring.json'), JSON.stringify({ parts, aside: 'then' }));
          const inOrder = dataParts.filter((part) => parts.includes(part));
          mkdirSync(join(cut, 'set-aside', 'then'), { recursive: true });
          for (const part of inOrder.slice(0, moved)) renameSync(join(cut, part), join(cut, 'set-aside', 'then', part));
          for (const part of inOrder.slice(0, placed)) renameSync(join(cut, 'restoring', part), join(cut, part));
          await finishRestore(cut);
          await finishRestore(cut);
          expect(readFileSync(join(cut, 'history', 'account', 'history.db'), 'utf8')).toBe('old');
          expect(readFileSync(join(cut, 'settings.json'), 'utf8')).toBe('old');
          expect(readFileSync(join(cut, 'set-aside', 'then', 'history', 'account', 'history.db'), 'utf8')).toBe('new');
          expect(readFileSync(join(cut, 'set-aside', 'then', 'settings.json'), 'utf8')).toBe('new');
          // What the snapshot does not have is no part of the data of then.
          expect(existsSync(join(cut, 'vault.json'))).toBe(false);
          expect(readFileSync(join(cut, 'set-aside', 'then', 'vault.json'), 'utf8')).toBe('only in the new');
          expect(existsSync(join(cut, 'restoring')) || existsSync(join(cut, 'restoring.json'))).toBe(false);
        } finally {
          rmSync(copy, { recursive: true, force: true });
        }
      }
    }
  });

  test('that was not decided yet leaves the data as it is', async () => {
    await work('1.0.0', 'data');
    mkdirSync(join(profile, 'restoring', 'history'), { recursive: true });
    await work('1.0.0', 'data');
    expect(words()).toEqual(['data', 'data']);
    expect(existsSync(join(profile, 'restoring'))).toBe(false);
  });

  test('of a snapshot that is not there changes nothing', async () => {
    await work('1.0.0', 'data');
    await expect(restoreSnapshot(profile, 'none', now)).rejects.toThrow();
    expect(words()).toEqual(['data', 'data']);
  });
});

test('a profile.json that cannot be read is written anew', async () => {
  await work('1.0.0', 'data');
  writeFileSync(join(profile, 'profile.json'), '{"format":');
  expect((await work('1.1.0', 'data')).news).toEqual({ kind: 'none' });
  expect(words()).toEqual(['data', 'data']);
});
