// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ElementHost } from '../../../../../src/renderer/element/element-host.ts';
import { deliveryKey, localThreadPrefix, queuedItemPrefix, type QueuedDelivery, type ThreadMapping } from '../../../../../src/shared/history.ts';
import type { ThreadItem } from '../../../../../src/shared/chatkit/types.ts';
import { assistant, thread, user } from '../../../../support/chatkit-events.ts';
import { drawApp, type DrawnApp } from './draw-app.tsx';

let app: DrawnApp;
afterEach(() => app.close());

const waiting = (id: string, text: string, delivery: QueuedDelivery = { state: 'queued' }): ThreadItem =>
  ({ ...user(`${queuedItemPrefix}${id}`, text), [deliveryKey]: delivery }) as ThreadItem;

/** An app around the element that keeps messages, and fails when told to. */
function hostOutbox() {
  const done: string[] = [];
  let listener: (mapping: ThreadMapping) => void = () => undefined;
  let fails = false;
  const answer = (what: string): Promise<void> => {
    done.push(what);
    return fails ? Promise.reject(new Error('gone')) : Promise.resolve();
  };
  const host: ElementHost = {
    outbox: {
      edit: (id, text) => answer(`edit ${id} ${text}`),
      remove: (id) => answer(`remove ${id}`),
      retry: (id) => answer(`retry ${id}`),
      onMapped: (given) => {
        listener = given;
        return () => undefined;
      },
    },
  };
  return { host, done, fail: () => void (fails = true), map: (from: string, to: string) => listener({ from, to }) };
}

describe('a message that waits to be sent', () => {
  it('is shown as the reader’s own, with a line that says so, and nothing that an answer is on its way', async () => {
    app = await drawApp();
    await app.open([user('u1', 'Hi'), assistant('a1', 'Hello'), waiting('1', 'Later')]);
    expect(app.text()).toContain('Later');
    expect(app.text()).toContain('Will be sent when the server can be reached');
    expect(app.all('.progress')).toHaveLength(0);
    expect(app.all('.turn.user')).toHaveLength(2);
  });

  it.each([
    ['Being sent…', { state: 'sending' }],
    ['Not sent: It is too long.', { state: 'refused', problem: 'It is too long.' }],
    ['Will be sent when the server can be reached', { state: 'uncertain' }],
  ] as const)('says “%s” when it is', async (words, delivery) => {
    app = await drawApp();
    await app.open([waiting('1', 'Later', delivery)]);
    expect(app.all('.delivery').map((one) => one.textContent)).toEqual([words]);
  });

  it('can be neither changed nor deleted where the app keeps nothing', async () => {
    app = await drawApp();
    await app.open([waiting('1', 'Later')]);
    expect([app.has('Edit message'), app.has('Delete message'), app.has('Copy message')]).toEqual([false, false, true]);
  });

  it('is changed in its place', async () => {
    const outbox = hostOutbox();
    app = await drawApp({}, outbox.host);
    await app.open([user('u1', 'Hi'), waiting('1', 'Helo')]);
    await app.press('Edit message');
    await app.write(app.get('Edit your message'), 'Hello');
    await app.press('Save');
    expect(outbox.done).toEqual(['edit 1 Hello']);
    app.server.last('threads.get_by_id').json(thread({ items: { data: [user('u1', 'Hi'), waiting('1', 'Hello')], has_more: false } }));
    await app.wait();
    expect(app.text()).toContain('Hello');
  });

  it('is deleted, and the thread is read anew', async () => {
    const outbox = hostOutbox();
    app = await drawApp({}, outbox.host);
    await app.open([user('u1', 'Hi'), waiting('1', 'Later')]);
    await app.press('Delete message');
    expect(outbox.done).toEqual(['remove 1']);
    app.server.last('threads.get_by_id').json(thread({ items: { data: [user('u1', 'Hi')], has_more: false } }));
    await app.wait();
    expect(app.text()).not.toContain('Later');
  });

  it('says when it could not be changed', async () => {
    const outbox = hostOutbox();
    outbox.fail();
    app = await drawApp({}, outbox.host);
    await app.open([waiting('1', 'Later')]);
    await app.press('Delete message');
    expect(app.text()).toContain('The message couldn’t be changed. It may be on its way already.');
  });

  it('is sent again from where it says that it was refused', async () => {
    const outbox = hostOutbox();
    app = await drawApp({}, outbox.host);
    await app.open([user('u1', 'Hi'), waiting('1', 'Later', { state: 'refused', problem: 'It is too long.' })]);
    await app.press('Try again');
    expect(outbox.done).toEqual(['retry 1']);
    app.server.last('threads.get_by_id').json(thread({ items: { data: [user('u1', 'Hi'), waiting('1', 'Later')], has_more: false } }));
    await app.wait();
    expect(app.has('Try again')).toBe(false);
  });

  it('learns the server’s id of its thread from what is read, where nobody told it', async () => {
    app = await drawApp({}, hostOutbox().host);
    await act(async () => void app.controller.openThread(`${localThreadPrefix}1`));
    app.server.last('threads.get_by_id').json(thread({ id: 'thr_real', items: { data: [user('u1', 'Hi')], has_more: false } }));
    await app.wait();
    expect(app.state().threadId).toBe('thr_real');
    expect(app.events).toContainEqual({ name: 'chatkit.thread.change', detail: { threadId: 'thr_real' } });
  });

  it('is never the message that is edited on the server, nor is one before it', async () => {
    app = await drawApp();
    await app.open([user('u1', 'Hi'), assistant('a1', 'Hello'), waiting('1', 'Later')]);
    expect(app.has('Edit message')).toBe(false);
  });

  it('leaves room for more to be said', async () => {
    app = await drawApp();
    await app.open([waiting('1', 'One')]);
    await act(async () => app.type('Two'));
    const call = app.server.last('threads.add_user_message');
    call.open();
    await app.wait();
    call.send({ type: 'thread.item.done', item: waiting('2', 'Two') }, { type: 'notice', level: 'info', message: 'You’re offline.', code: 'message.queued.offline' });
    call.end();
    await app.wait();
    expect(app.all('.delivery')).toHaveLength(2);
    expect(app.text()).not.toContain('You’re offline.');
    expect(app.state().response).toBe('idle');
  });

  it('stays on its place when it was sent, in a thread that has got its id', async () => {
    const outbox = hostOutbox();
    app = await drawApp({}, outbox.host);
    await app.open([waiting('1', 'One')]);
    const turn = app.all('.turn.user')[0];
    await act(async () => app.type('and a draft'));
    await act(async () => outbox.map('thr_1', 'thr_real'));
    expect(app.events.at(-1)).toEqual({ name: 'chatkit.thread.change', detail: { threadId: 'thr_real' } });
    expect(app.state().threadId).toBe('thr_real');
    expect(turn?.isConnected).toBe(true);
  });

  it('is the same message when the server tells that it has it', async () => {
    app = await drawApp();
    await app.open([waiting('1', 'One')]);
    const turn = app.all('.turn.user')[0];
    const refreshed = app.controller.fetchUpdates();
    app.server.last('threads.get_by_id').json(thread({ items: { data: [{ ...user('u1', 'One'), client_message_id: '1' }], has_more: false } }));
    await refreshed;
    await app.wait();
    expect(app.all('.turn.user')[0]).toBe(turn);
    expect(app.all('.delivery')).toHaveLength(0);
  });
});
