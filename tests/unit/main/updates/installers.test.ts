import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chooseInstaller, type ChooseOptions } from '../../../../src/main/updates/install/choose.ts';
import { createMacInstaller, createWindowsInstaller, type AutoUpdater } from '../../../../src/main/updates/install/squirrel.ts';
import { faultOf } from '../../../../src/main/updates/update-error.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-installers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Electron’s autoUpdater, as far as its documentation says what it does. */
class FakeUpdater extends EventEmitter implements AutoUpdater {
  feed: { url: string; serverType?: 'json' | 'default' } | undefined;
  quits = 0;
  readonly outcome: (feed: string) => Promise<'update-downloaded' | 'update-not-available' | Error>;

  constructor(outcome: FakeUpdater['outcome'] = () => Promise.resolve('update-downloaded')) {
    super();
    this.outcome = outcome;
  }
  setFeedURL(feed: { url: string; serverType?: 'json' | 'default' }): void {
    this.feed = feed;
  }
  checkForUpdates(): void {
    void this.outcome(this.feed?.url ?? '').then((how) => (how instanceof Error ? this.emit('error', how) : this.emit(how)));
  }
  quitAndInstall(): void {
    this.quits += 1;
  }
}

const packageFile = (name: string): string => {
  const path = join(folder, name);
  writeFileSync(path, 'package');
  return path;
};

describe('Squirrel.Windows', () => {
  test('is given a folder with the verified package and the one line that describes it', async () => {
    const updater = new FakeUpdater();
    const installer = createWindowsInstaller(updater, folder);
    await installer.prepare(packageFile('latchkey-1.1.0-full.nupkg'), '1.1.0');
    expect(updater.feed).toEqual({ url: folder });
    expect(readFileSync(join(folder, 'RELEASES'), 'utf8')).toBe(`${createHash('sha1').update('package').digest('hex').toUpperCase()} latchkey-1.1.0-full.nupkg 7`);
    installer.restart?.();
    expect(updater.quits).toBe(1);
    expect(updater.eventNames()).toEqual([]);
  });

  test('that refuses or fails leaves an update that could not be prepared', async () => {
    for (const how of ['update-not-available', new Error('Update.exe is gone')] as const) {
      const updater = new FakeUpdater(() => Promise.resolve(how));
      await expect(createWindowsInstaller(updater, folder).prepare(packageFile('x.nupkg'), '1.1.0')).rejects.toSatisfy((error) => faultOf(error) === 'failed');
      expect(updater.eventNames()).toEqual([]);
    }
  });
});

test('Squirrel.Mac reads the feed and the verified zip from this computer, at an address that nobody can guess and that is gone afterwards', async () => {
  let seen: { feed: unknown; zip: string; other: number } | undefined;
  let address = '';
  const updater = new FakeUpdater(async (url) => {
    address = url;
    const feed = (await (await fetch(url)).json()) as { releases: { updateTo: { url: string } }[] };
    seen = { feed, zip: await (await fetch(feed.releases[0]!.updateTo.url)).text(), other: (await fetch(new URL('/feed.json', url))).status };
    return 'update-downloaded';
  });
  await createMacInstaller(updater).prepare(packageFile('Latchkey-darwin-arm64-1.1.0.zip'), '1.1.0');
  expect(updater.feed?.serverType).toBe('json');
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/feed\.json$/);
  expect(seen).toMatchObject({ feed: { currentRelease: '1.1.0' }, zip: 'package', other: 404 });
  await expect(fetch(address)).rejects.toThrow();
});

describe('how the app is updated', () => {
  const choose = (change: Partial<ChooseOptions> = {}): string => {
    const { installer } = chooseInstaller({ platform: 'linux', executable: join(folder, 'app', 'latchkey'), name: 'latchkey', version: '1.0.0', autoUpdater: new FakeUpdater(), folder, environment: {}, dpkgInfo: join(folder, 'info'), ...change });
    return `${installer.kind} ${installer.how}`;
  };
  beforeEach(() => {
    for (const name of ['app', 'info']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'app', 'latchkey'), '');
  });

  test('a portable folder updates itself', () => expect(choose()).toBe('zip restart'));

  test('what dpkg has installed gets a command, with the file quoted for a shell', () => {
    writeFileSync(join(folder, 'info', 'latchkey.list'), `/.\n${join(folder, 'app', 'latchkey')}\n`);
    expect(choose()).toBe('deb command');
    const { installer } = chooseInstaller({ platform: 'linux', executable: join(folder, 'app', 'latchkey'), name: 'latchkey', version: '1.0.0', autoUpdater: new FakeUpdater(), folder, environment: {}, dpkgInfo: join(folder, 'info') });
    expect(installer.command?.('/home/a/x.deb')).toBe('sudo apt install /home/a/x.deb');
    expect(installer.command?.(`/home/a b'; rm -rf ~/x.deb`)).toBe(`sudo apt install '/home/a b'\\''; rm -rf ~/x.deb'`);
  });

  test('an image of one file, and a folder whose sandbox helper somebody has set up, are for a person to replace', () => {
    expect(choose({ environment: { APPIMAGE: '/x.AppImage' } })).toBe('zip file');
    writeFileSync(join(folder, 'app', 'chrome-sandbox'), '');
    expect(choose()).toBe('zip restart');
    chmodSync(join(folder, 'app', 'chrome-sandbox'), 0o4755);
    expect(choose()).toBe('zip file');
  });

  test('on macOS and Windows it is Squirrel’s', () => {
    expect(choose({ platform: 'darwin' })).toBe('zip restart');
    writeFileSync(join(folder, 'Update.exe'), '');
    expect(choose({ platform: 'win32' })).toBe('squirrel restart');
  });
});
