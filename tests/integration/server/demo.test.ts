import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sceneNames } from '../../../src/server/demo/scenes.ts';
import type { RunningServer } from '../../../src/server/start-server.ts';
import type { Page, Thread, ThreadItem, ThreadStreamEvent } from '../../../src/shared/chatkit/types.ts';
import { createParams, signUp, startEmbeddedServer, temporaryFolder, type ChatUser } from '../../support/embedded-server.ts';

const folder = temporaryFolder();
let server: RunningServer;
let user: ChatUser;

beforeAll(async () => {
  server = await startEmbeddedServer(folder.path);
  user = await signUp(server.url);
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const play = (scene: string): Promise<ThreadStreamEvent[]> => user.events('threads.create', createParams(`/demo ${scene}`));

function threadOf(events: readonly ThreadStreamEvent[]): string {
  const created = events.find((event) => event.type === 'thread.created');
  return created?.thread.id ?? '';
}

async function stored(events: readonly ThreadStreamEvent[]): Promise<ThreadItem[]> {
  const page = await user.json<Page<ThreadItem>>('items.list', { thread_id: threadOf(events), order: 'asc', limit: 100 });
  return page.data;
}

const last = (items: readonly ThreadItem[], type: ThreadItem['type']): ThreadItem => {
  const item = items.findLast((entry) => entry.type === type);
  if (item === undefined) throw new Error(`There is no ${type}.`);
  return item;
};

describe('the demo assistant', () => {
  it('lists its scenes when none is named, and when nobody knows the name', async () => {
    for (const name of ['', 'nonsense']) {
      const text = JSON.stringify(await play(name));
      for (const scene of sceneNames) expect(text).toContain(`/demo ${scene}`);
    }
  });

  it('leaves every other message to the assistant', async () => {
    const text = JSON.stringify(await user.events('threads.create', createParams('what is a /demo?')));
    expect(text).not.toContain('/demo markdown');
  });

  it.each(sceneNames)('plays "%s", and what it showed is what is stored', async (scene) => {
    const events = await play(scene);
    const shown = new Map<string, ThreadItem>();
    for (const event of events) {
      if (event.type === 'thread.item.done' || event.type === 'thread.item.replaced') shown.set(event.item.id, event.item);
      if (event.type === 'thread.item.removed') shown.delete(event.item_id);
    }
    expect(events.length).toBeGreaterThan(3);
    expect(await stored(events)).toEqual([...shown.values()]);
  });

  it('knows every item type of the protocol that is ever shown', async () => {
    const types = new Set<string>();
    for (const scene of sceneNames) {
      for (const event of await play(scene)) if (event.type === 'thread.item.done') types.add(event.item.type);
    }
    expect([...types].sort()).toEqual(
      ['assistant_message', 'client_tool_call', 'generated_image', 'structured_input', 'task', 'user_message', 'widget', 'workflow'],
    );
  });

  it('goes on after its questions are answered', async () => {
    const events = await play('questions');
    const item = last(await stored(events), 'structured_input');
    const input = { status: 'answered', answers: { subject: { values: ['A move'] } } };
    const after = await user.events('threads.add_structured_input', { thread_id: threadOf(events), item_id: item.id, input });
    expect(JSON.stringify(after)).toContain('What is it about? **A move**');
  });

  it('goes on after the app has run its tool', async () => {
    const events = await play('tool');
    const after = await user.events('threads.add_client_tool_output', { thread_id: threadOf(events), result: { time: 'noon' } });
    expect(JSON.stringify(after)).toContain('noon');
  });

  it('counts through a stream and at once, and keeps the count', async () => {
    const events = await play('counter');
    const widget = last(await stored(events), 'widget');
    const action = { type: 'demo.count', payload: { count: 0 } };
    await user.events('threads.custom_action', { thread_id: threadOf(events), item_id: widget.id, action });
    expect(JSON.stringify(await stored(events))).toContain('"value":"1"');
    const params = { thread_id: threadOf(events), item_id: widget.id, action: { ...action, payload: { count: 1 } } };
    const { updated_item } = await user.json<{ updated_item: ThreadItem }>('threads.sync_custom_action', params);
    expect(JSON.stringify(updated_item)).toContain('"value":"2"');
    expect(JSON.stringify(await stored(events))).toContain('"value":"2"');
  });

  it('says what a form sent', async () => {
    const events = await play('form');
    const widget = last(await stored(events), 'widget');
    const action = { type: 'demo.booked', payload: { person: { name: 'Ann' } } };
    const after = await user.events('threads.custom_action', { thread_id: threadOf(events), item_id: widget.id, action });
    expect(JSON.stringify(after)).toContain('Ann');
  });

  it('locks the conversation and opens it again', async () => {
    const events = await play('lock');
    const id = threadOf(events);
    const status = async (): Promise<string> => (await user.json<Thread>('threads.get_by_id', { thread_id: id })).status.type;
    expect(await status()).toBe('locked');
    await user.events('threads.custom_action', { thread_id: id, action: { type: 'demo.unlock' } });
    expect(await status()).toBe('active');
  });

  it('says when an answer cannot be stopped', async () => {
    expect(await play('nostop')).toContainEqual({ type: 'stream_options', stream_options: { allow_cancel: false } });
    expect(await play('long')).toContainEqual({ type: 'stream_options', stream_options: { allow_cancel: true } });
  });
});
