import type { ThreadItem } from '../../../src/shared/chatkit/types.ts';

/** What is written under an id, so that a reader knows what has to be there. */
export function answerText(id: string, words = 80): string {
  return Array.from({ length: words }, (_, index) => `${id}w${index}`).join(' ');
}

export function itemOf(threadId: string, id: string, words = 80): ThreadItem {
  return {
    id, thread_id: threadId, created_at: new Date(1_760_000_000_000 + (Number(id.split('-')[1]) || 0) * 1_000).toISOString(),
    type: 'assistant_message', content: [{ type: 'output_text', text: answerText(id, words), annotations: [] }],
  };
}
