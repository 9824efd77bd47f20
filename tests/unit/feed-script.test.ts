import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describePackage, parseFeedFlags } from '../../scripts/lib/feed.mjs';
import { readBranding } from '../../scripts/lib/branding.mjs';
import { parseFeed, type Feed } from '../../src/main/updates/feed/feed.ts';
import { openFeed } from '../../src/main/updates/feed/signature.ts';

const script = join(import.meta.dirname, '..', '..', 'scripts', 'feed.mjs');
const { slug, name } = readBranding();
let folder: string;
let publicKey: string;

const feed = (...args: string[]): { status: number | null; stdout: string; stderr: string } => spawnSync(process.execPath, [script, ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, INIT_CWD: folder } });
const read = (path: string): Feed => parseFeed(openFeed(readFileSync(join(folder, path), 'utf8'), [publicKey]));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-feed-'));
  const put = (path: string, text: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  put(`make/zip/linux/x64/${name}-linux-x64-1.1.0.zip`, 'zip');
  put(`make/zip/linux/x64/${name}-linux-x64-1.0.0.zip`, 'older zip');
  put(`make/deb/x64/${slug}_1.1.0_amd64.deb`, 'deb');
  put(`make/zip/darwin/arm64/${name}-darwin-arm64-1.1.0.zip`, 'mac');
  put(`make/squirrel.windows/x64/${slug.replaceAll('-', '_')}-1.1.0-full.nupkg`, 'windows');
  put('make/readme.txt', 'x');
  put('notes.txt', 'Faster.\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run feed', () => {
  test('makes a key that only its owner can read, says its public half, and never writes over one', () => {
    const made = feed('--new-key', 'update.key');
    expect(made.status, made.stderr).toBe(0);
    publicKey = made.stdout.trim().split('\n').at(-1) ?? '';
    expect(publicKey).toMatch(/^[\w+/]{43}=$/);
    expect(statSync(join(folder, 'update.key')).mode & 0o777).toBe(0o600);
    expect(feed('--new-key', 'update.key')).toMatchObject({ status: 1, stderr: expect.stringContaining('exists already') as string });
  });

  test('makes a feed for each system of the newest version, with the packages beside it', () => {
    const made = feed('--key', 'update.key', '--from', 'make', '--out', 'site', '--rollout', '25', '--notes', 'notes.txt', '--minimum', '1.0.0');
    expect(made.status, made.stderr).toBe(0);
    expect(readdirSync(join(folder, 'site', 'stable')).filter((file) => file.endsWith('.json')).sort()).toEqual(['darwin-arm64.json', 'linux-x64.json', 'win32-x64.json']);
    const linux = read('site/stable/linux-x64.json');
    expect(linux).toMatchObject({ version: '1.1.0', channel: 'stable', rollout: 25, minimum: '1.0.0', notes: { en: 'Faster.' } });
    expect(Object.keys(linux.artifacts).sort()).toEqual(['deb', 'zip']);
    expect(readFileSync(join(folder, 'site', 'stable', linux.artifacts.zip!.name), 'utf8')).toBe('zip');
    expect(Object.keys(read('site/stable/win32-x64.json').artifacts)).toEqual(['squirrel']);
  });

  test('made again is newer than what is there, so that no app takes it for an old one', () => {
    const before = read('site/stable/linux-x64.json');
    expect(feed('--key', 'update.key', '--from', 'make', '--out', 'site', '--rollout', '100').status).toBe(0);
    const after = read('site/stable/linux-x64.json');
    expect(after.date).toBeGreaterThan(before.date);
    expect(after.rollout).toBe(100);
  });

  test('signs with several keys while keys change', () => {
    const next = feed('--new-key', 'next.key').stdout.trim().split('\n').at(-1) ?? '';
    expect(feed('--key', 'update.key', '--key', 'next.key', '--from', 'make', '--out', 'site', '--channel', 'beta').status).toBe(0);
    const envelope = readFileSync(join(folder, 'site', 'beta', 'linux-x64.json'), 'utf8');
    expect(openFeed(envelope, [publicKey])).toBe(openFeed(envelope, [next]));
  });

  test('says in a sentence what is wrong', () => {
    const problems: [string[], RegExp][] = [
      [[], /needs --key FILE and --out DIR/],
      [['--key', 'none.key', '--out', 'x'], /There is no key at/],
      [['--key', 'notes.txt', '--out', 'x'], /holds no private Ed25519 key/],
      [['--key', 'update.key', '--out', 'x', '--from', 'nowhere'], /Run npm run make first/],
      [['--key', 'update.key', '--out', 'x', '--from', 'make', '--version', '9.9.9'], /no packages of version 9\.9\.9/],
      [['--key', 'update.key', '--out', 'x', '--rollout', '120'], /from 0 to 100/],
      [['--key', 'update.key', '--out', 'x', '--channel', 'nightly'], /stable or beta/],
      [['--colour'], /does not know/],
      [['--key'], /needs a value/],
    ];
    for (const [args, words] of problems) {
      const { status, stderr } = feed(...args);
      expect({ args, status }).toEqual({ args, status: 1 });
      expect(stderr).toMatch(words);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
  });
});

test('a package is known by its name', () => {
  expect(describePackage('latchkey_1.2.0~beta.1_amd64.deb', 'latchkey')).toEqual({ kind: 'deb', platform: 'linux-x64', version: '1.2.0-beta.1' });
  expect(describePackage('other_1.2.0_amd64.deb', 'latchkey')).toBeUndefined();
  expect(describePackage('Latchkey-1.2.0-arm64.dmg', 'latchkey')).toEqual({ kind: 'dmg', platform: 'darwin-arm64', version: '1.2.0' });
  expect(describePackage('Latchkey-win32-x64-1.2.0.zip', 'latchkey')).toBeUndefined();
  expect(parseFeedFlags(['--key=a', '--out=b'])).toMatchObject({ keys: ['a'], out: 'b', rollout: 100, channel: 'stable' });
});
