import type { HistoryStore } from '../../src/main/history-store.ts';
import { assistantMessage, at, userMessage } from './history.ts';

/** A thread in a history, with one message and its answer for each text. */
export async function fillThread(history: HistoryStore, id: string, title: string, ...texts: string[]): Promise<void> {
  const thread = { id, title, created_at: at(0), status: { type: 'active' as const }, metadata: {} };
  await history.apply([
    { kind: 'thread.put', thread },
    ...texts.flatMap((text, index) => [
      { kind: 'item.put' as const, threadId: id, item: userMessage(`${id}-u${index}`, text, index * 2, id) },
      { kind: 'item.put' as const, threadId: id, item: assistantMessage(`${id}-a${index}`, `answer to ${text}`, index * 2 + 1, id) },
    ]),
  ]);
}
