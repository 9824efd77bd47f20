import type { OutboxView } from '../../shared/history.ts';
import type { OutboxEntry } from '../history-store.ts';
import { firstLine } from './queued-answer.ts';

/** Entries as pages may see them. */
export function viewsOf(entries: readonly OutboxEntry[]): OutboxView[] {
  return entries.map((entry) => {
    const { id, kind, threadId, state, createdAt, problem } = entry;
    return { id, kind, threadId, state, text: firstLine(entry), createdAt, ...(state === 'refused' && problem !== undefined && { problem }) };
  });
}
