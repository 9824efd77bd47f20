import type { ThreadItem, UserMessageItem } from '../../shared/chatkit/types.ts';
import type { StoredThread } from '../chat-store.ts';
import type { CheckedInput } from './request-schemas.ts';

/** Prefixes that the official SDK uses (protocol §1.7); ids are opaque to clients. */
const prefixes = { thread: 'thr', user_message: 'msg', assistant_message: 'msg', sdk_hidden_context: 'shcx' } as const;

type Kind = Exclude<keyof typeof prefixes, 'thread'>;

/** Makes threads and items with ids and times. */
export interface Factory {
  thread(): StoredThread;
  itemBase(kind: Kind, threadId: string): Pick<ThreadItem, 'id' | 'thread_id' | 'created_at'>;
  userMessage(threadId: string, input: CheckedInput): UserMessageItem;
}

/** @param randomHex returns that many random bytes as lower-case hex */
export function createFactory({ now, randomHex }: { now(): number; randomHex(bytes: number): string }): Factory {
  const newId = (kind: keyof typeof prefixes): string => `${prefixes[kind]}_${randomHex(10)}`;
  const time = (): string => new Date(now()).toISOString();
  const itemBase: Factory['itemBase'] = (kind, threadId) => ({ id: newId(kind), thread_id: threadId, created_at: time() });

  return {
    thread: () => ({ id: newId('thread'), created_at: time(), status: { type: 'active' }, metadata: {} }),
    itemBase,
    userMessage: (threadId, { content, quoted_text, inference_options }) => ({
      ...itemBase('user_message', threadId),
      type: 'user_message',
      content,
      attachments: [],
      ...(quoted_text !== undefined && { quoted_text }),
      inference_options,
    }),
  };
}
