import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { itemsOf, userInput, type InteropUser } from './support/client.ts';
import { openInteropWorld, type InteropWorld } from './support/people.ts';

let world: InteropWorld;
let user: InteropUser;

beforeAll(async () => {
  world = await openInteropWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  user = await world.person();
});

const say = (text: string) => user.turn('threads.create', { input: userInput(text) });
const typesOf = (state: Parameters<typeof itemsOf>[0]): string[] => itemsOf(state).map((item) => item.type);
const threadId = (state: Parameters<typeof itemsOf>[0]): string => state.thread?.id ?? '';

describe('our gateway, client and reducer against the official Python SDK', () => {
  test('a first message makes a thread, streams an answer and names the thread', async () => {
    const { state, events } = await say('echo Grüße, 世界 🙂');
    expect(events.slice(0, 3).map((event) => event.type)).toEqual(['thread.created', 'thread.item.done', 'stream_options']);
    expect(state.thread?.title).toBe('echo Grüße, 世界 🙂');
    expect(typesOf(state)).toEqual(['user_message', 'assistant_message', 'end_of_turn']);
    expect(itemsOf(state)[1]).toMatchObject({ content: [{ text: expect.stringContaining('You said: echo Grüße, 世界 🙂') }] });
    expect(user.malformed).toEqual([]);
  });

  test('a second message goes on in the thread, and a reload shows the same items', async () => {
    const first = await say('echo one');
    const second = await user.turn('threads.add_user_message', { thread_id: threadId(first.state), input: userInput('echo two') }, first.state);
    expect(typesOf(second.state)).toEqual(['user_message', 'assistant_message', 'end_of_turn', 'user_message', 'assistant_message', 'end_of_turn']);
    const loaded = await user.client.json('threads.get_by_id', { thread_id: threadId(first.state) });
    expect(loaded.items.data.map((item) => item.id)).toEqual(itemsOf(second.state).map((item) => item.id));
  });

  test('sources come with their places in the text', async () => {
    const [, message] = itemsOf((await say('sources')).state);
    expect(message).toMatchObject({
      content: [{ annotations: [{ index: 22, source: { type: 'url', url: 'https://example.com/chatkit' } }, { source: { type: 'file', filename: 'manual.pdf' } }] }],
    });
  });

  test('workflows and tasks are built up update by update', async () => {
    const { state } = await say('workflow');
    expect(typesOf(state)).toEqual(['user_message', 'workflow', 'workflow', 'task']);
    expect(itemsOf(state)[1]).toMatchObject({
      workflow: { summary: { duration: 3 }, tasks: [{ type: 'thought', content: 'Looking around…', status_indicator: 'complete' }, { type: 'web_search', queries: ['better auth jwt'] }] },
    });
    expect(itemsOf(state)[2]).toMatchObject({ workflow: { expanded: true, summary: { title: 'All done', icon: 'star' } } });
  });

  test('a widget that streams text ends as the widget that is stored', async () => {
    const { state, events } = await say('stream');
    expect(events.some((event) => event.type === 'thread.item.updated')).toBe(true);
    expect(itemsOf(state)[1]).toMatchObject({ type: 'widget', widget: { type: 'Card', children: [{ type: 'Markdown', value: 'Piece by piece.' }] } });
  });

  test('an action is answered by a stream that replaces the widget in place', async () => {
    const before = await say('widget');
    const widget = itemsOf(before.state)[1];
    const action = { type: 'counter.add', payload: { count: 4 } };
    const { state } = await user.turn('threads.custom_action', { thread_id: threadId(before.state), item_id: widget?.id ?? '', action }, before.state);
    expect(typesOf(state)).toEqual(['user_message', 'widget']);
    expect(JSON.stringify(itemsOf(state)[1])).toContain('Counted to 5');
  });

  test('a synchronous action answers with the widget as it is now', async () => {
    const before = await say('widget');
    const widget = itemsOf(before.state)[1];
    const params = { thread_id: threadId(before.state), item_id: widget?.id ?? '', action: { type: 'counter.add', payload: { count: 1 } } };
    const { updated_item } = await user.client.json('threads.sync_custom_action', params);
    expect(updated_item).toMatchObject({ id: widget?.id, type: 'widget' });
    expect(JSON.stringify(updated_item)).toContain('Counted to 2');
  });

  test('a generated image shows its progress and then itself', async () => {
    const { state, events } = await say('image');
    expect(events).toContainEqual(expect.objectContaining({ update: expect.objectContaining({ type: 'generated_image.updated', progress: 0.5 }) }));
    expect(itemsOf(state)[1]).toMatchObject({ type: 'generated_image', image: { url: expect.stringMatching(/^data:image\/png/) } });
  });

  test('questions are answered, and the answer goes on from there', async () => {
    const before = await say('questions');
    const item = itemsOf(before.state)[1];
    const answers = { subject: { values: ['Music'] } };
    const params = { thread_id: threadId(before.state), item_id: item?.id ?? '', input: { status: 'answered' as const, answers } };
    const { state } = await user.turn('threads.add_structured_input', params, before.state);
    expect(itemsOf(state)[1]).toMatchObject({ status: 'answered', inputs: [{ answer: { values: ['Music'] } }, { answer: { skipped: true } }] });
    expect(JSON.stringify(itemsOf(state)[2])).toContain('Which subject?: Music');
  });

  test('a client tool is called, and its output continues the answer', async () => {
    const before = await say('tool');
    expect(itemsOf(before.state)[1]).toMatchObject({ type: 'client_tool_call', status: 'pending', name: 'get_time', arguments: { zone: null } });
    const { state, events } = await user.turn('threads.add_client_tool_output', { thread_id: threadId(before.state), result: { time: 'noon' } }, before.state);
    expect(events[0]).toMatchObject({ type: 'stream_options' });
    expect(JSON.stringify(itemsOf(state).at(-1))).toContain('noon');
  });

  test('progress, effects and notices arrive; hidden items do not', async () => {
    const { state, events } = await say('effects');
    expect(events.map((event) => event.type)).toEqual(expect.arrayContaining(['progress_update', 'client_effect', 'notice']));
    expect(typesOf(state)).toEqual(['user_message', 'assistant_message']);
    expect(state.notices).toMatchObject([{ level: 'warning', title: 'Quota' }]);
  });

  test('a lock and a closed thread are told with their reasons', async () => {
    expect((await say('lock')).state.thread?.status).toEqual({ type: 'locked', reason: 'A colleague is taking over.' });
    const closed = (await say('close')).state.thread;
    expect(closed).toMatchObject({ status: { type: 'closed', reason: 'This case is solved.' }, allowed_image_domains: ['images.example.com'] });
  });

  test('an expected failure has its sentence and an unexpected one a code, and both may be tried again', async () => {
    expect((await say('fail')).state.fault).toEqual({ code: 'custom', message: 'The archive is closed today. Ask again tomorrow.', allowRetry: true });
    expect((await say('crash')).state.fault).toEqual({ code: 'stream.error', allowRetry: true });
  });

  test('a retry drops later items on the server without saying so', async () => {
    const before = await say('echo again');
    const [message] = itemsOf(before.state);
    await user.turn('threads.retry_after_item', { thread_id: threadId(before.state), item_id: message?.id ?? '' });
    const loaded = await user.client.json('threads.get_by_id', { thread_id: threadId(before.state) });
    expect(loaded.items.data.map((item) => item.type)).toEqual(['user_message', 'assistant_message', 'end_of_turn']);
    expect(loaded.items.data[1]?.id).not.toBe(itemsOf(before.state)[1]?.id);
  });
});
