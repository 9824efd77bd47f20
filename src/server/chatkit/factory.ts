import type { Attachment, ThreadItem, UserMessageItem } from '../../shared/chatkit/types.ts';
import type { StoredThread } from '../chat-store.ts';
import type { CheckedInput } from './wire/request-schemas.ts';

/** Prefixes that the official SDK uses (protocol §1.7); ids are opaque to clients. */
const prefixes: Readonly<Record<ThreadItem['type'] | 'thread', string>> = {
  thread: 'thr',
  user_message: 'msg',
  assistant_message: 'msg',
  widget: 'msg',
  generated_image: 'msg',
  structured_input: 'msg',
  end_of_turn: 'msg',
  client_tool_call: 'tc',
  workflow: 'wf',
  task: 'tsk',
  hidden_context_item: 'hcx',
  sdk_hidden_context: 'shcx',
};

/** Makes threads and items with ids and times. */
export interface Factory {
  thread(): StoredThread;
  itemBase(type: ThreadItem['type'], threadId: string): Pick<ThreadItem, 'id' | 'thread_id' | 'created_at'>;
  /** @param clientId what the client calls it; it tells so, and a client can find what it does not know to have arrived. */
  userMessage(threadId: string, input: CheckedInput, attachments: Attachment[], clientId?: string): UserMessageItem;
}

/** @param randomHex returns that many random bytes as lower-case hex */
export function createFactory({ now, randomHex }: { now(): number; randomHex(bytes: number): string }): Factory {
  const newId = (kind: keyof typeof prefixes): string => `${prefixes[kind]}_${randomHex(10)}`;
  const time = (): string => new Date(now()).toISOString();
  const itemBase: Factory['itemBase'] = (type, threadId) => ({ id: newId(type), thread_id: threadId, created_at: time() });

  return {
    thread: () => ({ id: newId('thread'), created_at: time(), status: { type: 'active' }, metadata: {} }),
    itemBase,
    userMessage: (threadId, { content, quoted_text, inference_options }, attachments, clientId) => ({
      ...itemBase('user_message', threadId),
      type: 'user_message',
      content,
      attachments,
      ...(quoted_text !== undefined && { quoted_text }),
      inference_options,
      ...(clientId !== undefined && { client_message_id: clientId }),
    }),
  };
}
