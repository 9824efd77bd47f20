import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clock, cutOff, feedFile, left, open, server, zipFile } from './updates-fixture.ts';

describe('an update', () => {
  test('is found, downloaded with its progress, verified, and installed when the app quits', async () => {
    server.publish();
    const updates = open();
    const { state, checkedAt } = await updates.check();
    expect(state).toEqual({ kind: 'ready', version: '1.1.0', notes: 'Faster.', how: 'restart' });
    expect(checkedAt).toBe(clock.now());
    expect(updates.views.map(({ state: { kind } }) => kind)).toEqual(expect.arrayContaining(['checking', 'downloading', 'preparing', 'ready']));
    expect(updates.views.at(-1)?.notice).toEqual({ kind: 'ready', version: '1.1.0' });
    expect(readFileSync(updates.prepared[0]!)).toEqual(server.files.get(zipFile)?.bytes);
    expect(await updates.install()).toBe(true);
    expect(updates.installed).toEqual(['1.1.0']);
  });

  test('is still ready in the next run, before anybody is asked, and its line does not come back once it was put away', async () => {
    server.publish();
    await open().check();
    const next = open();
    next.start();
    expect(next.view().state.kind).toBe('ready');
    expect(next.dismiss().notice).toBeUndefined();
    expect((await open().check()).notice).toBeUndefined();
    expect(server.asked.filter((path) => path === zipFile)).toHaveLength(1);
  });

  test('that is installed leaves no download behind', async () => {
    server.publish();
    await open().check();
    const after = open({ current: '1.1.0' });
    after.start();
    await expect.poll(left).toEqual([]);
    expect((await after.check()).state).toEqual({ kind: 'current' });
  });

  test('is looked for by itself, half a minute to two and a half after the start and every five to seven hours', async () => {
    const updates = open();
    server.publish({ version: '1.0.0' });
    updates.start();
    expect(clock.pending()).toEqual([90_000]);
    await clock.advance(90_000);
    await expect.poll(() => updates.view().state.kind).toBe('current');
    await expect.poll(clock.pending).toContain(6 * 3_600_000);
  });

  test('waits for the power cable and for a network that costs nothing, unless somebody asks', async () => {
    server.publish();
    let spare: 'battery' | undefined = 'battery';
    const updates = open({ spare: () => spare });
    updates.start();
    await clock.advance(90_000);
    await expect.poll(() => updates.view().state).toEqual({ kind: 'waiting', version: '1.1.0', for: 'battery' });
    expect(server.asked).toEqual([feedFile]);
    expect((await updates.check()).state.kind).toBe('ready');
    spare = undefined;
  });

  test('goes on where it was cut off, in the same run or a later one', async () => {
    server.publish();
    expect(await cutOff(zipFile)).toEqual({ kind: 'failed', fault: 'unreachable', version: '1.1.0' });
    expect((await open().check()).state.kind).toBe('ready');
    expect(server.asked.at(-1)).toMatch(/bytes=[1-9]\d*-$/);
  });

  test('begins anew where the file has changed meanwhile, or the server knows no ranges', async () => {
    server.publish();
    await cutOff(zipFile);
    server.publish({ date: 1_800_000_000_001 }, Buffer.from('another package'.repeat(30_000)));
    expect((await open().check()).state.kind).toBe('ready');

    server.publish({ version: '1.2.0', date: 1_800_000_000_002 });
    await cutOff('stable/Latchkey-linux-x64-1.2.0.zip');
    server.files.get('stable/Latchkey-linux-x64-1.2.0.zip')!.whole = true;
    expect((await open().check()).state.kind).toBe('ready');
  });

  test('is loaded once more from the start when two halves do not fit although the server said so', async () => {
    server.publish();
    const file = server.files.get(zipFile)!;
    const good = file.bytes;
    file.bytes = Buffer.alloc(good.length, 'x');
    await cutOff(zipFile);
    file.bytes = good;
    expect((await open().check()).state.kind).toBe('ready');
  });
});

test('updates that are off ask nobody', async () => {
  server.publish();
  const updates = open({ off: 'policy' });
  updates.start();
  expect((await updates.check()).state).toEqual({ kind: 'off', why: 'policy' });
  await clock.advance(24 * 3_600_000);
  expect(server.asked).toEqual([]);
});
