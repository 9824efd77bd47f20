import { localThreadPrefix } from '../../../src/shared/history.ts';
import type { AssistantMessageItem, UserMessageItem } from '../../../src/shared/chatkit/types.ts';

/** Threads that the sync leaves alone: their messages are there only because the history took them. */
export const ownThreads = ['a', 'b', 'c'].map((name) => `${localThreadPrefix}${name}`);

/** What is written under an id, so that a reader knows what has to be there. */
export function answerText(id: string, words = 80): string {
  return Array.from({ length: words }, (_, index) => `${id}w${index}`).join(' ');
}

function createdAt(id: string): string {
  const [round = 0, number = 0] = id.split('-').slice(-2).map(Number);
  return new Date(1_760_000_000_000 + round * 10_000_000 + number * 1_000).toISOString();
}

export function answerItem(threadId: string, id: string, words = 80): AssistantMessageItem {
  return { id, thread_id: threadId, created_at: createdAt(id), type: 'assistant_message', content: [{ type: 'output_text', text: answerText(id, words), annotations: [] }] };
}

export function questionItem(threadId: string, id: string): UserMessageItem {
  return { id, thread_id: threadId, created_at: createdAt(id), type: 'user_message', content: [{ type: 'input_text', text: answerText(id) }], attachments: [], inference_options: {} };
}
