import { describe, expect, it } from 'vitest';
import { deliveryKey } from '../../../../src/shared/history.ts';
import { turns } from '../../../support/manual-clock.ts';
import { setUp, waitingIn } from './outbox-fixture.ts';

describe('a message that is sent', () => {
  it('is on disk before its first byte goes out, and gone from there once the server shows it', async () => {
    const setup = setUp();
    const answer = await setup.say('hello');
    expect(setup.changes[0]).toMatchObject([{ kind: 'message', state: 'sending', text: 'hello' }]);
    expect(setup.savedAtFirstByte()).toMatchObject([{ state: 'sending' }]);
    expect(answer.events.map(({ type }) => type)).toEqual(['thread.created', 'thread.item.done', 'stream_options', 'thread.item.done']);
    expect(setup.store().saved()).toEqual([]);
    const thread = setup.backend.threads[0]!;
    expect(setup.store().mirrored(thread.id)).toHaveLength(1);
  });

  it('carries its id in the metadata, beside what is there already', async () => {
    const setup = setUp();
    await setup.ask('threads.create', { input: { content: [{ type: 'input_text', text: 'hi' }], attachments: [], inference_options: {} } }, { metadata: { source: 'test' } });
    expect(setup.backend.seen[0]!.metadata).toMatchObject({ source: 'test', client_message_id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });

  it('waits when the server cannot be reached, and the page is told so in its own protocol', async () => {
    const setup = setUp();
    setup.goOffline();
    const answer = await setup.say('hello');
    expect(answer.events.map(({ type }) => type)).toEqual(['thread.created', 'thread.item.done', 'notice']);
    expect(answer.events[0]!.thread!.id).toMatch(/^local-thread-[0-9a-f-]{36}$/);
    expect(answer.events[1]!.item!.id).toMatch(/^queued-message-[0-9a-f-]{36}$/);
    expect(answer.events[2]).toMatchObject({ message: 'You’re offline. This message will be sent when you’re back.', code: 'message.queued.offline' });
    expect(setup.store().saved()).toMatchObject([{ state: 'queued', attempts: 0 }]);
    expect(setup.backend.seen).toEqual([]);
  });

  it('waits also where nothing had failed before', async () => {
    const setup = setUp();
    setup.backend.fail('unreachable');
    expect(waitingIn(await setup.say('hello'))).toEqual(['hello']);
    expect(setup.failures).toContain('network.unreachable');
  });

  it('is sent when the network is back: the thread first, then in the order in which it was said', async () => {
    const setup = setUp();
    setup.goOffline();
    const local = (await setup.say('one')).events[0]!.thread!.id;
    expect(waitingIn(await setup.say('two', local))).toEqual(['two']);
    await setup.say('three', local);
    await setup.comeBack();
    const [thread] = setup.backend.threads;
    expect(setup.backend.threads).toHaveLength(1);
    expect(setup.backend.texts(thread!.id)).toEqual(['one', 'two', 'three']);
    expect(setup.mapped).toEqual([{ from: local, to: thread!.id }]);
    expect(setup.delivered).toEqual([thread!.id, thread!.id, thread!.id]);
    expect(setup.store().saved()).toEqual([]);
    expect(setup.changes.at(-1)).toEqual([]);
  });

  it('is not said into the answer to the one before it', async () => {
    const setup = setUp();
    setup.goOffline();
    const local = (await setup.say('one')).events[0]!.thread!.id;
    await setup.say('two', local);
    const release = setup.backend.holdAnswers();
    await setup.comeBack();
    const { id } = setup.backend.threads[0]!;
    expect(setup.backend.texts(id)).toEqual(['one']);
    release();
    await turns();
    expect(setup.backend.texts(id)).toEqual(['one', 'two']);
  });

  it('waits its turn behind one of the same thread that is still to be sent', async () => {
    const setup = setUp();
    await setup.say('first');
    const { id } = setup.backend.threads[0]!;
    setup.backend.fail('unreachable');
    await setup.say('second', id);
    const answer = await setup.say('third', id);
    expect(answer.events.at(-1)).toMatchObject({ code: 'message.queued.earlier' });
    await setup.clock.advance(5_000);
    expect(setup.backend.texts(id)).toEqual(['first', 'second', 'third']);
  });

  it.each(['cut_before_server', 'cut_before_head', 'cut_after_head', 'cut_after_thread', 'cut_after_message', 'busy', 'no_token', 'unreachable'] as const)(
    'arrives exactly once in a new thread: %s',
    async (fault) => {
      const setup = setUp();
      await setup.say('before');
      setup.backend.fail(fault);
      await setup.say('hello');
      await setup.clock.advance(120_000);
      expect(setup.backend.threads.map(({ id }) => setup.backend.texts(id))).toEqual([['before'], ['hello']]);
      expect(setup.store().saved()).toEqual([]);
    },
  );

  it.each(['cut_before_server', 'cut_before_head', 'cut_after_head', 'cut_after_message', 'busy', 'no_token', 'unreachable'] as const)(
    'arrives exactly once in a thread that has the same words already: %s',
    async (fault) => {
      const setup = setUp();
      await setup.say('ok');
      const { id } = setup.backend.threads[0]!;
      await setup.say('ok', id);
      setup.backend.fail(fault);
      await setup.say('ok', id);
      await setup.clock.advance(120_000);
      expect(setup.backend.texts(id)).toEqual(['ok', 'ok', 'ok']);
      expect(setup.store().saved()).toEqual([]);
    },
  );

  it('shows the message as waiting when its answer breaks off before the server showed it', async () => {
    const setup = setUp();
    setup.backend.fail('cut_after_head');
    const answer = await setup.say('hello');
    expect(answer.cut).toBe(false);
    expect(waitingIn(answer)).toEqual(['hello']);
  });

  it('tells the page of a cut after the server showed it, as without an outbox', async () => {
    const setup = setUp();
    setup.backend.fail('cut_after_message');
    const answer = await setup.say('hello');
    expect(answer.cut).toBe(true);
    expect(waitingIn(answer)).toEqual([]);
    expect(setup.store().saved()).toEqual([]);
  });

  it('is kept with the reason when it is refused, and shown with it where it was said', async () => {
    const setup = setUp();
    setup.backend.fail('refused');
    const answer = await setup.say('hello');
    expect(answer.status).toBe(200);
    expect(answer.events.map(({ type }) => type)).toEqual(['thread.created', 'thread.item.done']);
    expect(answer.events[1]?.item).toMatchObject({ content: [{ type: 'input_text', text: 'hello' }], [deliveryKey]: { state: 'refused', problem: 'This message is too rude.' } });
    expect(await setup.outbox().views()).toMatchObject([{ state: 'refused', text: 'hello', problem: 'This message is too rude.' }]);
    await setup.clock.advance(120_000);
    expect(setup.backend.threads).toEqual([]);
  });

  it('is refused in the server’s own words for a page that shows no messages of its own', async () => {
    const setup = setUp();
    setup.backend.fail('refused');
    const answer = await setup.relay({ type: 'threads.create', params: { input: { content: [{ type: 'input_text', text: 'hello' }], attachments: [], inference_options: {} } } }, false);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ error: { message: 'This message is too rude.' } });
  });

  it('is the same message when the page tries again what was refused', async () => {
    const setup = setUp();
    setup.backend.fail('refused');
    await setup.say('hello');
    await setup.say('hello');
    expect(setup.backend.threads).toHaveLength(1);
    expect(setup.store().saved()).toEqual([]);
    const [first, second] = setup.backend.seen;
    expect(first!.metadata).toEqual(second!.metadata);
  });

  it('is kept as refused when it was stopped before the server had it', async () => {
    const setup = setUp();
    setup.backend.fail('silent');
    await setup.say('hello');
    await setup.clock.advance(5_000);
    expect(await setup.outbox().views()).toMatchObject([{ state: 'refused', problem: 'It was stopped before the server had it.' }]);
    expect(setup.backend.threads).toEqual([]);
  });

  it('goes out as it is where there is no history', async () => {
    const setup = setUp();
    setup.become(undefined);
    await setup.say('hello');
    expect(setup.backend.seen[0]!.metadata).toBeUndefined();
    expect(setup.backend.threads).toHaveLength(1);
  });

  it('is sent all the same while the disk is full, and said so when it cannot be', async () => {
    const setup = setUp();
    setup.store().fill(true);
    expect((await setup.say('hello')).status).toBe(200);
    expect(setup.backend.threads).toHaveLength(1);
    setup.goOffline();
    const answer = await setup.say('again');
    expect(answer.status).toBe(507);
    expect(answer.json).toMatchObject({ error: { code: 'history.read_only' } });
  });

  it('is not sent twice when the disk fills up between sending and writing that it arrived', async () => {
    const setup = setUp();
    const release = setup.backend.holdAnswers();
    const answer = setup.say('hello');
    await turns();
    setup.store().fill(true);
    release();
    await answer;
    setup.store().fill(false);
    await setup.restart();
    expect(setup.backend.threads).toHaveLength(1);
    expect(setup.store().saved()).toEqual([]);
  });
});
