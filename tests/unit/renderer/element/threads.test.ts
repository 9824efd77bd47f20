import { describe, expect, it } from 'vitest';
import { assistant, thread, user } from '../../../support/chatkit-events.ts';
import { settle } from '../../../support/scripted-fetch.ts';
import { controllerFixture } from './controller-fixture.ts';

const short = thread({ id: 'thr_1', title: 'T', items: { data: [user('u1', 'Hi'), assistant('a1', 'Hello')], has_more: false } });

describe('opening a thread', () => {
  it('shows it as loading, then its items, between load events', async () => {
    const fixture = controllerFixture();
    const opening = fixture.controller.openThread('thr_1');
    expect(fixture.state()).toMatchObject({ threadId: 'thr_1', loading: true });
    fixture.server.last('threads.get_by_id').json(short);
    await opening;
    expect(fixture.texts()).toEqual(['Hi', 'Hello']);
    expect(fixture.state()).toMatchObject({ loading: false, older: 'none', thread: { thread: { title: 'T' } } });
    expect(fixture.names()).toEqual(['chatkit.thread.change', 'chatkit.thread.load.start', 'chatkit.thread.load.end']);
  });

  it('reads the newest page of a long one, oldest first, and older pages by the cursor of the answer', async () => {
    const fixture = controllerFixture();
    const opening = fixture.controller.openThread('thr_1');
    fixture.server.last('threads.get_by_id').json({ ...short, items: { data: [user('u0', 'oldest')], has_more: true, after: 'u0' } });
    await settle();
    const page = fixture.server.last('items.list');
    expect(page.params).toEqual({ thread_id: 'thr_1', limit: 100, order: 'desc' });
    page.json({ data: [assistant('a9', '9'), user('u8', '8')], has_more: true, after: 'hidden_7' });
    await opening;
    expect(fixture.texts()).toEqual(['8', '9']);
    expect(fixture.state().older).toBe('available');

    void fixture.controller.view.getSnapshot().session.loadOlder();
    expect(fixture.state().older).toBe('loading');
    expect(fixture.server.last('items.list').params['after']).toBe('hidden_7');
    fixture.server.last('items.list').json({ data: [], has_more: true, after: 'hidden_3' });
    await settle();
    fixture.server.last('items.list').json({ data: [assistant('a2', '2'), user('u1', '1')], has_more: false });
    await settle();
    expect(fixture.texts()).toEqual(['1', '2', '8', '9']);
    expect(fixture.state().older).toBe('none');
  });

  it('keeps what is there when an older page fails, and does not loop on a server that repeats its cursor', async () => {
    const fixture = controllerFixture();
    const opening = fixture.controller.openThread('thr_1');
    fixture.server.last('threads.get_by_id').json({ ...short, items: { data: [], has_more: true, after: 'x' } });
    await settle();
    fixture.server.last('items.list').json({ data: [user('u8', '8')], has_more: true, after: 'c' });
    await opening;
    void fixture.controller.view.getSnapshot().session.loadOlder();
    fixture.server.last('items.list').fail();
    await settle();
    expect(fixture.state().older).toBe('failed');
    void fixture.controller.view.getSnapshot().session.loadOlder();
    fixture.server.last('items.list').json({ data: [], has_more: true, after: 'c' });
    await settle();
    expect(fixture.state().older).toBe('none');
    expect(fixture.texts()).toEqual(['8']);
  });

  it('rejects, shows why, and tells it when the thread cannot be read; the same thread can be opened again', async () => {
    const fixture = controllerFixture();
    const opening = fixture.controller.openThread('thr_1');
    fixture.server.last('threads.get_by_id').json({ error: { message: 'Gone.', code: 'thread.not_found' } }, 404);
    await expect(opening).rejects.toMatchObject({ status: 404 });
    expect(fixture.state()).toMatchObject({ loading: false, loadFault: { message: 'Gone.', allowRetry: false } });
    expect(fixture.names()).toEqual(['chatkit.thread.change', 'chatkit.thread.load.start', 'chatkit.error', 'chatkit.thread.load.end']);
    void fixture.controller.openThread('thr_1').catch(() => undefined);
    expect(fixture.server.calls).toHaveLength(2);
  });

  it('drops a load that another one overtakes', async () => {
    const fixture = controllerFixture();
    const first = fixture.controller.openThread('thr_1');
    const slow = fixture.server.last('threads.get_by_id');
    const second = fixture.controller.openThread('thr_2');
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect(slow.signal?.aborted).toBe(true);
    fixture.server.last('threads.get_by_id').json({ ...short, id: 'thr_2' });
    await second;
    expect(fixture.state().threadId).toBe('thr_2');
    expect(fixture.names()).not.toContain('chatkit.error');
  });

  it('opens the initial thread on start only, whatever options come later', async () => {
    const fixture = controllerFixture({ initialThread: 'thr_1' });
    expect(fixture.server.calls).toHaveLength(0);
    expect(fixture.state().loading).toBe(true);
    fixture.controller.start();
    fixture.server.last('threads.get_by_id').json(short);
    await settle();
    fixture.controller.setOptions({ api: { url: '/chatkit', domainKey: 'local' }, initialThread: 'thr_2' });
    expect(fixture.state().threadId).toBe('thr_1');
    expect(fixture.names()).toEqual(['chatkit.thread.load.start', 'chatkit.thread.load.end']);
  });

  it('keeps a draft for each thread', async () => {
    const fixture = controllerFixture();
    fixture.controller.composer.setText(null, 'new');
    const opening = fixture.controller.openThread('thr_1');
    fixture.server.last('threads.get_by_id').json(short);
    await opening;
    fixture.controller.composer.setText('thr_1', 'old');
    await fixture.controller.openThread(null);
    expect(fixture.controller.composer.draft(fixture.state().threadId).text).toBe('new');
    expect(fixture.controller.composer.draft('thr_1').text).toBe('old');
  });
});

describe('leaving a thread that streams', () => {
  it('goes on in the background, is there again when opened, and counts as one response', async () => {
    const fixture = controllerFixture();
    const opening = fixture.controller.openThread('thr_1');
    fixture.server.last('threads.get_by_id').json(short);
    await opening;
    fixture.type('More');
    const call = fixture.server.last('threads.add_user_message');
    call.open();
    call.send({ type: 'thread.item.done', item: user('u2', 'More') }, { type: 'thread.item.added', item: assistant('a2') });
    await settle();
    await fixture.controller.openThread(null);
    expect(call.signal?.aborted).toBe(false);
    expect(fixture.texts()).toEqual([]);
    fixture.type('Elsewhere');
    const other = fixture.server.last('threads.create');
    call.send({ type: 'thread.item.done', item: assistant('a2', 'Done') });
    call.end();
    await settle();
    expect(fixture.names().filter((name) => name === 'chatkit.response.end')).toHaveLength(0);
    other.open();
    other.end();
    await settle();
    expect(fixture.names().filter((name) => name.startsWith('chatkit.response'))).toEqual(['chatkit.response.start', 'chatkit.response.end']);
    const calls = fixture.server.calls.length;
    await fixture.controller.openThread('thr_1');
    expect(fixture.server.calls).toHaveLength(calls);
    expect(fixture.texts()).toEqual(['Hi', 'Hello', 'More', 'Done']);
  });

  it('ends every request when the element goes away', async () => {
    const fixture = controllerFixture();
    fixture.type('Hi');
    const call = fixture.server.last('threads.create');
    call.open();
    await settle();
    fixture.controller.dispose();
    await settle();
    expect(call.signal?.aborted).toBe(true);
    expect(fixture.names()).toEqual(['chatkit.response.start', 'chatkit.response.end']);
  });
});

describe('outside changes and actions', () => {
  it('reads the thread anew, but never over a running answer', async () => {
    const fixture = controllerFixture();
    const opening = fixture.controller.openThread('thr_1');
    fixture.server.last('threads.get_by_id').json(short);
    await opening;
    const refreshing = fixture.controller.fetchUpdates();
    const read = fixture.server.last('threads.get_by_id');
    fixture.type('More');
    read.json({ ...short, items: { data: [], has_more: false } });
    await refreshing;
    expect(fixture.texts()).toEqual(['Hi', 'Hello', 'More']);
    await fixture.controller.fetchUpdates();
    expect(fixture.server.calls.at(-1)?.type).toBe('threads.add_user_message');
  });

  it('sends a custom action of the open thread and resolves when its answer has ended', async () => {
    const fixture = controllerFixture();
    await expect(fixture.controller.sendAction({ type: 'x' })).rejects.toThrow('no active thread');
    const opening = fixture.controller.openThread('thr_1');
    fixture.server.last('threads.get_by_id').json(short);
    await opening;
    const acting = fixture.controller.sendAction({ type: 'x', payload: { n: 1 } }, 'w1');
    const call = fixture.server.last('threads.custom_action');
    expect(call.params).toEqual({ thread_id: 'thr_1', item_id: 'w1', action: { type: 'x', payload: { n: 1 } } });
    await expect(fixture.controller.sendAction({ type: 'y' })).rejects.toThrow('already responding');
    call.open();
    call.end();
    await expect(acting).resolves.toBeUndefined();
  });
});
