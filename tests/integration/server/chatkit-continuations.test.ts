import { describe, expect, it } from 'vitest';
import type { ReplyTrigger, TurnContext } from '../../../src/server/responder.ts';
import type { StructuredInput, ThreadItem, ThreadStreamEvent } from '../../../src/shared/chatkit/types.ts';
import { events, useChatKit } from '../../support/chatkit-fixture.ts';
import { typesOf } from '../../support/chatkit-stream.ts';
import { input, signUp } from '../../support/embedded-server.ts';

const kit = useChatKit({ answers: 'scripted' });

type Turn = TurnContext<ReplyTrigger>;
const done = (item: ThreadItem): ThreadStreamEvent => ({ type: 'thread.item.done', item });
const call = ({ itemBase }: Turn, name: string): ThreadStreamEvent =>
  done({ ...itemBase('client_tool_call'), type: 'client_tool_call', status: 'pending', call_id: 'call_1', name, arguments: { a: null } });
const say = ({ itemBase }: Turn, text: string): ThreadStreamEvent =>
  done({ ...itemBase('assistant_message'), type: 'assistant_message', content: [{ type: 'output_text', text, annotations: [] }] });
const refusal = (says: RegExp): unknown => [{ type: 'error', code: 'custom', message: expect.stringMatching(says), allow_retry: false }];

describe('threads.add_client_tool_output', () => {
  const output = (threadId: string, result: unknown): Promise<ThreadStreamEvent[]> =>
    kit.user.events('threads.add_client_tool_output', { thread_id: threadId, result });

  it('follows A3: the call ends the stream; its output starts the next, and the completed call is stored but not sent', async () => {
    const seen: unknown[] = [];
    kit.script.respond = (turn) => {
      seen.push(turn.trigger);
      return events([turn.trigger.type === 'message' ? call(turn, 'get') : say(turn, 'Got it')]);
    };
    const first = await kit.user.events('threads.create', { input: input('Use the tool') });
    expect(first.at(-1)).toMatchObject({
      item: { type: 'client_tool_call', status: 'pending', call_id: 'call_1', arguments: { a: null } },
    });
    const threadId = (first.at(-1) as { item: ThreadItem }).item.thread_id;

    const second = await output(threadId, { ok: 1, nothing: null });
    expect(typesOf(second)).toEqual(['stream_options', 'thread.item.done']);
    const completed = { type: 'client_tool_call', status: 'completed', name: 'get', output: { ok: 1, nothing: null } };
    expect(kit.stored(threadId)).toMatchObject([{ type: 'user_message' }, completed, { type: 'assistant_message' }]);
    expect(seen.at(-1)).toMatchObject({ type: 'tool_output', item: completed });
  });

  it('takes null for a result', async () => {
    kit.script.respond = (turn) => events(turn.trigger.type === 'message' ? [call(turn, 'get')] : []);
    const threadId = await kit.newThread();
    await output(threadId, null);
    expect(kit.stored(threadId).at(-1)).toMatchObject({ status: 'completed', output: null });
  });

  it('gives up the other pending calls among the newest twenty items, silently', async () => {
    kit.script.respond = (turn) =>
      events(turn.trigger.type === 'message' ? [call(turn, 'a'), say(turn, 'between'), call(turn, 'b')] : [say(turn, 'end')]);
    const threadId = await kit.newThread();
    expect(typesOf(await output(threadId, {}))).toEqual(['stream_options', 'thread.item.done']);
    expect(kit.stored(threadId).map((item) => ('name' in item ? item.name : item.type))).toEqual([
      'user_message',
      'assistant_message',
      'b',
      'assistant_message',
    ]);
  });

  it('is refused, in-band and without a change, when the newest item is no pending call', async () => {
    kit.script.respond = (turn) => events([call(turn, 'a'), say(turn, 'after')]);
    const threadId = await kit.newThread();
    expect(await output(threadId, {})).toEqual(refusal(/not waiting for the result/));
    expect(kit.stored(threadId)[1]).toMatchObject({ status: 'pending' });
    const bob = await signUp(kit.url);
    expect(await bob.events('threads.add_client_tool_output', { thread_id: threadId, result: 1 })).toEqual(refusal(/no longer exists/));
  });
});

describe('threads.add_structured_input', () => {
  const questions: StructuredInput[] = [
    { id: 'one', question: 'Which?', type: 'multiple_choice', options: [{ value: 'Math' }, { value: 'Art' }], multiple: false },
    { id: 'many', question: 'Which ones?', type: 'multiple_choice', options: [], multiple: true },
    { id: 'free', question: 'Why?', type: 'freeform', description: 'In a word' },
  ];
  /** Asks in a new thread and gives the ids of thread and item. */
  async function asked(): Promise<{ thread_id: string; item_id: string }> {
    kit.script.respond = (turn) =>
      turn.trigger.type === 'message'
        ? events([done({ ...turn.itemBase('structured_input'), type: 'structured_input', status: 'pending', inputs: questions })])
        : events([say(turn, 'Thanks')]);
    const sent = await kit.user.events('threads.create', { input: input('Ask me') });
    const { item } = sent.at(-1) as { item: ThreadItem };
    return { thread_id: item.thread_id, item_id: item.id };
  }
  const answersIn = (event: unknown): unknown => (event as { item: { inputs: StructuredInput[] } }).item.inputs.map(({ answer }) => answer);

  it('follows A5: options, the answered item, then the continuation', async () => {
    const ids = await asked();
    const answers = { one: { values: ['Math'] }, many: { values: ['a', 'b'] }, free: { values: ['Because'] } };
    const sent = await kit.user.events('threads.add_structured_input', { ...ids, input: { status: 'answered', answers } });
    expect(typesOf(sent)).toEqual(['stream_options', 'thread.item.replaced', 'thread.item.done']);
    expect(sent[1]).toMatchObject({ item: { id: ids.item_id, status: 'answered', inputs: [{ id: 'one', question: 'Which?' }, {}, {}] } });
    expect(answersIn(sent[1])).toEqual([
      { values: ['Math'], skipped: false },
      { values: ['a', 'b'], skipped: false },
      { values: ['Because'], skipped: false },
    ]);
    expect(kit.stored(ids.thread_id)[1]).toEqual((sent[1] as { item: ThreadItem }).item);
  });

  it('keeps one value of a single choice, takes values that were no options, and ignores unknown ids', async () => {
    const answers = { one: { values: ['Own idea', 'Art'] }, free: { values: ['Text'], skipped: false }, stranger: { values: ['x'] } };
    const sent = await kit.user.events('threads.add_structured_input', { ...(await asked()), input: { answers } });
    expect(answersIn(sent[1])).toEqual([
      { values: ['Own idea'], skipped: false },
      { values: [], skipped: true },
      { values: ['Text'], skipped: false },
    ]);
  });

  it('records what is missing, empty or skipped as skipped, and everything when all of it is', async () => {
    const answers = { one: { values: [] }, many: { values: ['kept?'], skipped: true } };
    const skipped = Array.from({ length: 3 }, () => ({ values: [], skipped: true }));
    const some = await kit.user.events('threads.add_structured_input', { ...(await asked()), input: { answers } });
    expect(answersIn(some[1])).toEqual(skipped);
    const all = await kit.user.events('threads.add_structured_input', {
      ...(await asked()),
      input: { status: 'skipped', answers: { one: { values: ['Math'] } } },
    });
    expect(all[1]).toMatchObject({ item: { status: 'skipped' } });
    expect(answersIn(all[1])).toEqual(skipped);
  });

  it('is refused, in-band, when it was answered before or is no question', async () => {
    const ids = await asked();
    await kit.user.events('threads.add_structured_input', { ...ids, input: {} });
    expect(await kit.user.events('threads.add_structured_input', { ...ids, input: {} })).toEqual(refusal(/answered already/));
    const [message] = await kit.items(ids.thread_id);
    const wrong = { thread_id: ids.thread_id, item_id: message!.id, input: {} };
    expect(await kit.user.events('threads.add_structured_input', wrong)).toEqual(refusal(/no longer in this thread/));
  });
});
