import { describe, expect, test } from 'vitest';
import type { KeptSecret } from '../../../../src/main/secret-keeper.ts';
import { turns } from '../../../support/manual-clock.ts';
import { harness } from '../../../support/server-keeper.ts';

describe('the embedded server’s keeper', () => {
  test('starts nothing until somebody asks, then once for all', async () => {
    const { children, server } = harness();
    expect(children).toHaveLength(0);
    const urls = Promise.all([server.url(), server.url()]);
    children[0]!.say({ type: 'listening', url: 'http://127.0.0.1:1' });
    expect(await urls).toEqual(['http://127.0.0.1:1', 'http://127.0.0.1:1']);
    expect(children).toHaveLength(1);
  });

  test('a crash restarts it with growing pauses and the same model', async () => {
    const { children, timers, server } = harness();
    const model = { baseUrl: 'http://m', model: 'm', apiKey: 'k' };
    server.configure(model);
    void server.url();
    children[0]!.say({ type: 'listening', url: 'http://127.0.0.1:1' });
    await server.url();
    children[0]!.exit(1);
    expect(timers[0]!.delayMs).toBe(250);
    timers[0]!.callback();
    children[1]!.exit(1);
    expect(timers.at(-1)!.delayMs).toBe(500);
    timers.at(-1)!.callback();
    children[2]!.say({ type: 'listening', url: 'http://127.0.0.1:2' });
    expect(await server.url()).toBe('http://127.0.0.1:2');
    expect(children[2]!.sent).toContainEqual({ type: 'configure', model });
  });

  test('a server that cannot start says why', async () => {
    const { children, server } = harness();
    const url = server.url();
    children[0]!.say({ type: 'failed', message: 'the data folder is not writable.' });
    await expect(url).rejects.toMatchObject({ code: 'server.failed', message: 'The server on this computer could not start: the data folder is not writable.' });
  });

  test('gives the key from the keychain when the server asks, and not before', async () => {
    const { children, server } = harness(() => Promise.resolve({ status: 'found', value: 'ab'.repeat(32) }));
    const url = server.url();
    await turns();
    expect(children[0]!.sent).toEqual([]);
    children[0]!.say({ type: 'key_wanted' });
    await turns();
    expect(children[0]!.sent).toEqual([{ type: 'unlock', dataKey: 'ab'.repeat(32) }]);
    children[0]!.say({ type: 'listening', url: 'http://127.0.0.1:1', encrypted: true });
    await url;
    expect(server.state()).toEqual({ status: 'running', encrypted: true });
  });

  test('without a keychain plain data stays plain, and that can be told', async () => {
    const { children, server } = harness(() => Promise.resolve({ status: 'unavailable', cause: 'missing' }));
    const url = server.url();
    children[0]!.say({ type: 'key_wanted' });
    await turns();
    expect(children[0]!.sent).toEqual([{ type: 'unlock', dataKey: null }]);
    children[0]!.say({ type: 'listening', url: 'http://127.0.0.1:1', encrypted: false });
    await url;
    expect(server.state()).toEqual({ status: 'running', encrypted: false });
  });

  test('encrypted data with a locked keychain waits for the key, says so, and starts nothing until it is there', async () => {
    let answer: KeptSecret = { status: 'unavailable', cause: 'locked' };
    const { children, timers, server } = harness(() => Promise.resolve(answer));
    const url = server.url();
    children[0]!.say({ type: 'key_wanted' });
    await turns();
    children[0]!.say({ type: 'failed', message: 'The data is encrypted.', reason: 'key_missing' });
    await expect(url).rejects.toMatchObject({ code: 'keychain.unavailable', message: expect.stringMatching(/keychain that holds its key is locked\. Unlock it/) });
    children[0]!.exit(1);
    expect(server.state()).toMatchObject({ status: 'failed', problem: { code: 'keychain.unavailable' } });
    timers.at(-1)!.callback();
    await turns();
    expect(server.state()).toMatchObject({ status: 'failed', problem: { code: 'keychain.unavailable' } });
    expect(children).toHaveLength(1);
    answer = { status: 'found', value: 'cd'.repeat(32) };
    timers.at(-1)!.callback();
    await turns();
    expect(children).toHaveLength(2);
    children[1]!.say({ type: 'key_wanted' });
    await turns();
    expect(children[1]!.sent).toEqual([{ type: 'unlock', dataKey: 'cd'.repeat(32) }]);
    children[1]!.say({ type: 'listening', url: 'http://127.0.0.1:2', encrypted: true });
    expect(await server.url()).toBe('http://127.0.0.1:2');
  });

  test('a failure stands through every attempt until the server runs, and trying now does not wait for the next one', async () => {
    let answer: KeptSecret = { status: 'unavailable', cause: 'locked' };
    const { children, said, server } = harness(() => Promise.resolve(answer));
    void server.url().catch(() => undefined);
    children[0]!.say({ type: 'failed', message: 'The data is encrypted.', reason: 'key_missing' });
    children[0]!.exit(1);
    await turns();
    await expect(server.tryNow()).rejects.toMatchObject({ code: 'keychain.unavailable' });
    expect(new Set(said.slice(1))).toEqual(new Set(['failed']));
    expect(server.state()).toMatchObject({ keyLost: false });
    answer = { status: 'found', value: 'cd'.repeat(32) };
    const url = server.tryNow();
    await turns();
    children[1]!.say({ type: 'listening', url: 'http://127.0.0.1:2', encrypted: true });
    expect(await url).toBe('http://127.0.0.1:2');
    expect([said.at(-1), new Set(said.slice(1, -1))]).toEqual(['running', new Set(['failed'])]);
  });

  test('data whose key is gone can be put aside, and nothing else can', async () => {
    const { children, timers, asides, server } = harness(() => Promise.resolve({ status: 'unavailable', cause: 'replaced' }));
    await expect(server.beginAnew()).rejects.toMatchObject({ code: 'server.failed' });
    void server.url().catch(() => undefined);
    children[0]!.say({ type: 'key_wanted' });
    await turns();
    children[0]!.say({ type: 'failed', message: 'The data is encrypted.', reason: 'key_missing' });
    children[0]!.exit(1);
    await turns();
    expect(server.state()).toMatchObject({ status: 'failed', keyLost: true });
    const anew = server.beginAnew();
    await turns();
    expect(asides()).toBe(1);
    expect(timers).toEqual([]);
    children[1]!.say({ type: 'listening', url: 'http://127.0.0.1:2', encrypted: true });
    await anew;
    expect(server.state()).toEqual({ status: 'running', encrypted: true });
    await expect(server.beginAnew()).rejects.toMatchObject({ code: 'server.failed' });
    expect(asides()).toBe(1);
  });

  describe('while data is put aside', () => {
    /** A keeper whose data is encrypted, and whose keychain is asked once more. */
    async function waitingForKey() {
      let answer: (secret: KeptSecret) => void = () => undefined;
      const keeper = harness(() => new Promise((resolve) => (answer = resolve)));
      void keeper.server.url().catch(() => undefined);
      keeper.children[0]!.say({ type: 'key_wanted' });
      await turns();
      answer({ status: 'unavailable', cause: 'missing' });
      await turns();
      keeper.children[0]!.say({ type: 'failed', message: 'The data is encrypted.', reason: 'key_missing' });
      keeper.children[0]!.exit(1);
      await turns();
      return { ...keeper, answer: (secret: KeptSecret) => answer(secret) };
    }
    const gone: KeptSecret = { status: 'unavailable', cause: 'missing' };
    const listening = { type: 'listening', url: 'http://127.0.0.1:2', encrypted: false };

    test('a keychain that answers late starts no second server beside the new one, which would hold its data', async () => {
      const { children, timers, server, answer } = await waitingForKey();
      timers.at(-1)!.callback();
      await turns();
      const anew = server.beginAnew();
      await turns();
      answer(gone);
      await turns();
      expect(timers).toEqual([]);
      children[1]!.say(listening);
      await anew;
      expect(server.state()).toEqual({ status: 'running', encrypted: false });
      expect(children).toHaveLength(2);
    });

    test('whoever asks for the server, or presses “Try now”, gets the new one', async () => {
      const { children, server } = await waitingForKey();
      const anew = server.beginAnew();
      const asked = [server.url(), server.tryNow()];
      await turns();
      expect(children).toHaveLength(2);
      children[1]!.say(listening);
      expect(await Promise.all(asked)).toEqual([listening.url, listening.url]);
      await anew;
      expect(await server.url()).toBe(listening.url);
    });

    test('nothing starts any more once the app stops', async () => {
      const { children, server } = await waitingForKey();
      const anew = server.beginAnew();
      void server.stop();
      await expect(anew).rejects.toMatchObject({ code: 'server.failed' });
      expect(children).toHaveLength(1);
    });
  });

  test('another key than the one of the data is a failure that says what to do', async () => {
    const { children, server } = harness(() => Promise.resolve({ status: 'created', value: 'ab'.repeat(32) }));
    const url = server.url();
    children[0]!.say({ type: 'failed', message: 'Restore the keychain.', reason: 'key_wrong' });
    await expect(url).rejects.toMatchObject({ code: 'server.failed', message: expect.stringMatching(/Restore the keychain\.$/) });
  });

  test('stopping asks first, ends the process after the grace time, and does not restart it', async () => {
    const { children, timers, server } = harness();
    void server.url();
    children[0]!.say({ type: 'listening', url: 'http://127.0.0.1:1' });
    await server.url();
    const stopped = server.stop();
    expect(children[0]!.sent.at(-1)).toEqual({ type: 'stop' });
    expect(timers[0]!.delayMs).toBe(3_000);
    timers[0]!.callback();
    await stopped;
    expect(children).toHaveLength(1);
    await expect(server.url()).rejects.toMatchObject({ code: 'server.failed' });
  });
});
