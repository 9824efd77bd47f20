import { isLocalThread, type OutboxView } from '../../shared/history.ts';
import type { OutboxEntry } from '../history-store.ts';
import { problemOf } from './problem.ts';
import { firstLine } from './queued-answer.ts';

/** Entries as pages may see them. The name of a chat that has no message yet waits for one, and is nothing to be sent. */
export function viewsOf(entries: readonly OutboxEntry[]): OutboxView[] {
  const said = new Set(entries.flatMap(({ kind, threadId }) => (kind === 'message' ? [threadId] : [])));
  const shown = entries.filter(({ kind, threadId }) => kind !== 'rename' || !isLocalThread(threadId) || said.has(threadId));
  return shown.map((entry) => {
    const { id, kind, threadId, state, createdAt, problem } = entry;
    return { id, kind, threadId, state, text: firstLine(entry), createdAt, ...(state === 'refused' && problem !== undefined && reason(problem)) };
  });
}

function reason(text: string): Pick<OutboxView, 'problem' | 'said'> {
  const { message, said } = problemOf(text);
  return { problem: message, ...(said !== undefined && { said }) };
}
