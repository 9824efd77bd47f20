import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { UpdateView } from '../../../../src/shared/updates.ts';
import { newKey } from '../../../../src/main/updates/feed/signature.ts';
import type { UpdatesDeps } from '../../../../src/main/updates/updates.ts';
import { mountSmallDisk } from '../../../support/small-disk.ts';
import { startUpdateServer } from '../../../support/update-server.ts';
import { clock, feedFile, folder, left, open, server, zipFile } from './updates-fixture.ts';

describe('bad luck and bad intent leave the version that runs, and are told once', () => {
  /** Two looks by itself, a restart, and one more. */
  async function told(change: Partial<UpdatesDeps> = {}): Promise<{ state: UpdateView['state']; notices: number }> {
    let notices = 0;
    let state: UpdateView['state'] = { kind: 'idle' };
    for (let turn = 0; turn < 2; turn += 1) {
      const updates = open(change);
      updates.start();
      for (let look = 0; look < 4; look += 1) {
        const before = updates.views.length;
        // To the next look and no further: the server is given its time.
        await clock.advance(clock.pending()[0] ?? 0);
        await expect.poll(() => updates.views.slice(before).some(({ state: { kind } }) => kind === 'failed'), { timeout: 5_000 }).toBe(true);
        await clock.advance(0);
        ({ state } = updates.view());
        if (updates.view().notice !== undefined) {
          notices += 1;
          updates.dismiss();
        }
      }
      updates.stop();
      expect(updates.prepared).toEqual([]);
      expect(await updates.install()).toBe(false);
    }
    return { state, notices };
  }
  const failed = (fault: string, version?: string): object => ({ state: { kind: 'failed', fault, ...(version !== undefined && { version }) }, notices: 1 });

  test('a feed that cannot be reached', async () => {
    expect(await told()).toEqual(failed('unreachable'));
    expect(await told({ feedUrl: 'http://127.0.0.1:9/' })).toMatchObject({ state: { fault: 'unreachable' } });
  });

  test('a feed that is cut short, is no feed or is far too large', async () => {
    server.publish();
    const file = server.files.get(feedFile)!;
    file.bytes = file.bytes.subarray(0, 300);
    expect(await told()).toEqual(failed('unreadable'));
    file.bytes = Buffer.from('<html>Sign in to the network</html>');
    expect((await open().check()).state).toMatchObject({ fault: 'unreadable' });
    file.bytes = Buffer.alloc(5_000_000, ' ');
    expect((await open().check()).state).toMatchObject({ fault: 'unreadable' });
  });

  test('a feed with a wrong signature, or one of a key that the app does not know', async () => {
    server.publish({}, undefined, [newKey().privateKey]);
    expect(await told()).toEqual(failed('untrusted'));
    server.publish();
    const file = server.files.get(feedFile)!;
    file.bytes = Buffer.from(file.bytes.toString().replace('Faster.', 'Slower.'));
    expect((await open().check()).state).toMatchObject({ fault: 'untrusted' });
  });

  test('a feed that offers an older version, and an old feed that is put back', async () => {
    server.publish({ version: '0.9.0' });
    expect(await told()).toEqual(failed('older'));
    server.publish({ version: '1.1.0', date: 1_800_000_000_500 });
    await open().check();
    server.publish({ version: '1.0.0', date: 1_800_000_000_400 });
    expect((await open().check()).state).toMatchObject({ fault: 'older' });
  });

  test('a feed that is past its date', async () => {
    server.publish({ date: 1_600_000_000_000, expires: 1_700_000_000_000 });
    expect(await told()).toEqual(failed('expired'));
  });

  test('a name that leads elsewhere, in a feed with a good signature', async () => {
    server.publish({ artifacts: { zip: { name: '../../../etc/cron.d/x', size: 10, sha512: 'ab'.repeat(64) } } });
    expect(await told()).toEqual(failed('unreadable'));
    expect(server.asked.every((path) => path === feedFile)).toBe(true);
  });

  test('a package with another hash', async () => {
    const feed = server.publish();
    server.files.get(zipFile)!.bytes = Buffer.alloc(feed.artifacts.zip!.size, 'x');
    expect(await told()).toEqual(failed('damaged', '1.1.0'));
    expect(left()).toEqual([]);
    // It is not loaded again and again.
    expect(server.asked.filter((path) => path.startsWith(zipFile))).toHaveLength(1);
  });

  test('a package that is longer than it should be ends there', async () => {
    const feed = server.publish();
    server.files.get(zipFile)!.bytes = Buffer.alloc(feed.artifacts.zip!.size * 50, 'x');
    expect((await open().check()).state).toEqual({ kind: 'failed', fault: 'damaged', version: '1.1.0' });
    expect(left()).toEqual([]);
  });

  test('a redirect to another server, or to one that anybody can read along with', async () => {
    const elsewhere = await startUpdateServer();
    onTestFinished(() => elsewhere.close());
    elsewhere.publish();
    for (const location of [`${elsewhere.url}${feedFile}`, 'http://updates.example.com/stable/linux-x64.json', 'file:///etc/passwd']) {
      server.files.set(feedFile, { bytes: Buffer.alloc(0), answer: (_request, response) => void response.writeHead(302, { location }).end() });
      expect((await open().check()).state, location).toMatchObject({ kind: 'failed', fault: 'untrusted' });
    }
    expect(elsewhere.asked).toEqual([]);
    server.publish();
    const moved = server.files.get(feedFile)!;
    server.files.set('moved.json', moved);
    server.files.set(feedFile, { bytes: Buffer.alloc(0), answer: (_request, response) => void response.writeHead(302, { location: '/moved.json' }).end() });
    expect((await open().check()).state.kind).toBe('ready');
  });

  test('an address that is not https and not this computer is never asked', async () => {
    expect((await open({ feedUrl: 'http://updates.example.com/' }).check()).state).toMatchObject({ fault: 'untrusted' });
  });

  test('a disk without room: nothing is begun', async () => {
    server.publish();
    expect(await told({ room: () => Promise.resolve(1_000_000) })).toEqual(failed('diskFull', '1.1.0'));
    expect(server.asked).not.toContain(zipFile);
    expect(left()).toEqual([]);
  });

  test('a disk that fills up meanwhile gets its room back', async ({ skip }) => {
    const disk = mountSmallDisk(1);
    if (typeof disk === 'string') return skip(disk);
    server.publish({}, Buffer.alloc(3_000_000, 'package'));
    const updates = open({ folder: join(disk.path, 'updates') });
    expect((await updates.check()).state).toEqual({ kind: 'failed', fault: 'diskFull', version: '1.1.0' });
    expect(readdirSync(join(disk.path, 'updates'))).toEqual([]);
  });

  test('what is ready stays ready when the next look finds nothing good', async () => {
    server.publish();
    const updates = open();
    await updates.check();
    updates.start();
    server.files.set(feedFile, { bytes: Buffer.from('broken') });
    const before = server.asked.length;
    await clock.advance(90_000);
    await expect.poll(() => server.asked.length).toBeGreaterThan(before);
    await expect.poll(() => updates.view().state.kind).toBe('ready');
    expect(await updates.install()).toBe(true);
  });

  test('a memory that cannot be read is begun anew', async () => {
    server.publish();
    await open().check();
    writeFileSync(join(folder, 'updates', 'state.json'), '{"installId":');
    expect((await open().check()).state.kind).toBe('ready');
  });
});

