import type { ThreadStreamEvent } from '../../src/shared/chatkit/types.ts';
import { assistant, item, thread, user } from './chatkit-events.ts';
import type { ScriptedCall } from './scripted-fetch.ts';

/** Events of ordinary answers, for tests that are about something else. */
export const created = (id = 'thr_1'): ThreadStreamEvent => ({ type: 'thread.created', thread: thread({ id }) });
export const said = (text: string): ThreadStreamEvent => ({ type: 'thread.item.done', item: user(`msg_${text}`, text) });
export const cancellable: ThreadStreamEvent = { type: 'stream_options', stream_options: { allow_cancel: true } };
export const answered = (id: string, text: string): ThreadStreamEvent => ({ type: 'thread.item.done', item: assistant(id, text) });
export const answering = (id: string, text: string): ThreadStreamEvent[] => [
  { type: 'thread.item.added', item: assistant(id) },
  { type: 'thread.item.updated', item_id: id, update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: text } },
];
export const toolCall = (id: string, name = 'get', params: Record<string, unknown> = {}): ThreadStreamEvent => ({
  type: 'thread.item.done', item: item({ id, type: 'client_tool_call', status: 'pending', call_id: `call_${id}`, name, arguments: params }),
});

/** Answers the call with a whole stream. */
export function answer(call: ScriptedCall, ...events: ThreadStreamEvent[]): void {
  call.open();
  call.send(...events);
  call.end();
}
