import { describe, expect, it } from 'vitest';
import { normaliseItem } from '../../../../src/shared/chatkit/normalise.ts';
import { applyEvent } from '../../../../src/shared/chatkit/reducer.ts';
import { startResponse } from '../../../../src/shared/chatkit/responses.ts';
import { createSseDecoder } from '../../../../src/shared/chatkit/sse.ts';
import { allEntries, createThreadState, loadThread } from '../../../../src/shared/chatkit/thread-state.ts';
import type { ThreadState } from '../../../../src/shared/chatkit/thread-state.ts';
import { assistant, item, thread, user } from '../../../support/chatkit-events.ts';

/** The transcripts of protocol Appendix A, fed as the bytes that a server sends. */
function replay(state: ThreadState, lines: string[]): ThreadState {
  let next = state;
  const decoder = createSseDecoder({
    onEvent: (event) => {
      next = applyEvent(next, event);
    },
    onMalformed: (error) => {
      throw error;
    },
  });
  for (const line of lines) decoder.push(new TextEncoder().encode(`data: ${line}\n\n`));
  decoder.end();
  return next;
}

const at = '"thread_id":"thr_1","created_at":"2026-01-01T10:00:00.000001"';
const created = `{"type":"thread.created","thread":{"id":"thr_1","created_at":"2026-01-01T10:00:00.000001","status":{"type":"active"},"metadata":{},"items":{"data":[],"has_more":false}}}`;
const userDone = `{"type":"thread.item.done","item":{"id":"msg_1",${at},"type":"user_message","content":[{"type":"input_text","text":"Hi"}],"attachments":[],"quoted_text":"","inference_options":{}}}`;
const options = '{"type":"stream_options","stream_options":{"allow_cancel":true}}';
const sending = startResponse(createThreadState(), {
  input: { content: [{ type: 'input_text', text: 'Hi' }], attachments: [], inference_options: {} },
  createdAt: '2026-01-01T10:00:00Z',
});

describe('transcripts of the protocol', () => {
  it('A1: a new thread ends with both messages, its title and nothing pending', () => {
    const state = replay(sending, [
      created, userDone, options,
      `{"type":"thread.item.added","item":{"id":"m2",${at},"type":"assistant_message","content":[]}}`,
      '{"type":"thread.item.updated","item_id":"m2","update":{"type":"assistant_message.content_part.added","content_index":0,"content":{"annotations":[],"text":"","type":"output_text"}}}',
      '{"type":"thread.item.updated","item_id":"m2","update":{"type":"assistant_message.content_part.text_delta","content_index":0,"delta":"Hel"}}',
      '{"type":"thread.item.updated","item_id":"m2","update":{"type":"assistant_message.content_part.text_delta","content_index":0,"delta":"lo"}}',
      '{"type":"thread.item.updated","item_id":"m2","update":{"type":"assistant_message.content_part.done","content_index":0,"content":{"annotations":[],"text":"Hello","type":"output_text"}}}',
      `{"type":"thread.item.done","item":{"id":"m2",${at},"type":"assistant_message","content":[{"annotations":[],"text":"Hello","type":"output_text"}]}}`,
      `{"type":"thread.updated","thread":{"title":"Greeting","id":"thr_1","created_at":"2026-01-01T10:00:00.000001","status":{"type":"active"},"metadata":{},"items":{"data":[],"has_more":false}}}`,
    ]);
    expect(allEntries(state).map(({ item: { id, type }, streaming }) => [id, type, streaming])).toEqual([
      ['msg_1', 'user_message', false], ['m2', 'assistant_message', false],
    ]);
    expect(state).toMatchObject({ thread: { id: 'thr_1', title: 'Greeting' }, pendingKey: undefined, allowCancel: true });
  });

  it('A2: a failed handler leaves the message and an error that allows a retry', () => {
    const state = replay(sending, [created, userDone, options, '{"type":"error","code":"stream.error","allow_retry":true}']);
    expect(state.fault).toEqual({ code: 'stream.error', allowRetry: true });
    expect(allEntries(state)).toHaveLength(1);
  });

  it('A3: a client tool call arrives whole, its null arguments as they are', () => {
    const state = replay(sending, [created, userDone, options,
      `{"type":"thread.item.done","item":{"id":"fc_1",${at},"type":"client_tool_call","status":"pending","call_id":"call_1","name":"get","arguments":{"a":null}}}`]);
    expect(state.live.at(-1)?.item).toMatchObject({ status: 'pending', arguments: { a: null } });
    const continued = replay(startResponse(state), [options, `{"type":"thread.item.done","item":{"id":"m2",${at},"type":"assistant_message","content":[{"type":"output_text","text":"ok","annotations":[]}]}}`]);
    expect(allEntries(continued).map((entry) => entry.item.type)).toEqual(['user_message', 'client_tool_call', 'assistant_message']);
  });

  it('A4: a workflow grows by tasks and ends with its summary', () => {
    const state = replay(sending, [
      `{"type":"thread.item.added","item":{"id":"wf_1",${at},"type":"workflow","workflow":{"type":"reasoning","tasks":[],"expanded":false}}}`,
      '{"type":"thread.item.updated","item_id":"wf_1","update":{"type":"workflow.task.added","task_index":0,"task":{"status_indicator":"none","type":"thought","content":"Loo"}}}',
      '{"type":"thread.item.updated","item_id":"wf_1","update":{"type":"workflow.task.updated","task_index":0,"task":{"status_indicator":"none","type":"thought","content":"Looking…"}}}',
    ]);
    expect(state.live.at(-1)).toMatchObject({ streaming: true, item: { workflow: { tasks: [{ content: 'Looking…' }] } } });
    const end = replay(state, [`{"type":"thread.item.done","item":{"id":"wf_1",${at},"type":"workflow","workflow":{"type":"reasoning","tasks":[{"type":"thought","content":"Looking…"}],"summary":{"duration":3},"expanded":false}}}`]);
    expect(end.live.at(-1)).toMatchObject({ streaming: false, item: { workflow: { summary: { duration: 3 }, tasks: [{ status_indicator: 'none' }] } } });
  });

  it('A5: an answered question replaces the pending one on its place', () => {
    const question = item({ id: 'si_1', type: 'structured_input', status: 'pending', inputs: [] });
    const state = replay(startResponse(loadThread(thread(), [user('u', 'q'), question])), [options,
      `{"type":"thread.item.replaced","item":{"id":"si_1",${at},"type":"structured_input","status":"answered","inputs":[{"id":"i","question":"Which?","type":"multiple_choice","options":[],"multiple":false,"answer":{"values":["Math"],"skipped":false}}]}}`,
      `{"type":"thread.item.done","item":{"id":"m",${at},"type":"assistant_message","content":[]}}`]);
    expect(allEntries(state).map((entry) => entry.item.id)).toEqual(['u', 'si_1', 'm']);
    expect(allEntries(state)[1]?.item).toMatchObject({ status: 'answered', inputs: [{ answer: { values: ['Math'] } }] });
  });

  it('A6: the item of a sync action takes its place', () => {
    const updated = normaliseItem(JSON.parse(`{"id":"w1",${at},"type":"widget","widget":{"type":"Card","children":[]}}`));
    const state = applyEvent(loadThread(thread(), [item({ id: 'w1', type: 'widget', widget: { type: 'ListView' } }), assistant('a', 'x')]), { type: 'thread.item.replaced', item: updated });
    expect(allEntries(state).map((entry) => entry.item.id)).toEqual(['w1', 'a']);
    expect(allEntries(state)[0]?.item).toMatchObject({ widget: { type: 'Card' } });
  });

  it('A7: attachments stay on the message, with null spelled descriptors', () => {
    const state = replay(createThreadState(), [`{"type":"thread.item.done","item":{"id":"msg_1",${at},"type":"user_message","content":[],"attachments":[{"id":"atc_1","name":"a.png","mime_type":"image/png","type":"image","preview_url":"app://chat/p","upload_descriptor":null}],"inference_options":{}}}`]);
    expect(state.live[0]?.item).toHaveProperty('attachments', [{ id: 'atc_1', name: 'a.png', mime_type: 'image/png', type: 'image', preview_url: 'app://chat/p' }]);
  });

  it('A9: annotations of a done item come with and without a position', () => {
    const state = replay(sending, [`{"type":"thread.item.done","item":{"id":"m",${at},"type":"assistant_message","content":[{"type":"output_text","text":"Hi","annotations":[{"type":"annotation","source":{"title":"E","type":"entity","id":"e","interactive":false,"data":{}},"index":1},{"type":"annotation","source":{"title":"U","type":"url","url":"u"}}]}]}}`]);
    expect(state.live.at(-1)?.item).toMatchObject({ content: [{ annotations: [{ index: 1, source: { id: 'e' } }, { source: { url: 'u' } }] }] });
  });
});
