import type { OutboxView } from '../../../shared/history.ts';

/** The line at the sidebar's foot; `undefined`: nothing waits. What was refused comes first, since it needs a person. */
export function outboxWords(entries: readonly OutboxView[]): string | undefined {
  const refused = entries.filter(({ state }) => state === 'refused');
  if (refused.length > 0) return `${things(refused)} ${refused.length === 1 ? 'was' : 'were'} not sent`;
  if (entries.length === 0) return undefined;
  return `${things(entries)} ${entries.length === 1 ? 'waits' : 'wait'} to be sent`;
}

function things(entries: readonly OutboxView[]): string {
  const count = new Intl.NumberFormat('en').format(entries.length);
  const messages = entries.every(({ kind }) => kind === 'message');
  return messages ? `${count} ${entries.length === 1 ? 'message' : 'messages'}` : `${count} ${entries.length === 1 ? 'change' : 'changes'}`;
}

/** What an entry is about, on one line. */
export function entryText({ kind, text }: OutboxView): string {
  switch (kind) {
    case 'message':
      return text.trim() === '' ? 'A message without text' : text;
    case 'rename':
      return `New title: ${text}`;
    case 'delete':
      return 'Delete this chat';
    case 'feedback':
      return 'Your rating of an answer';
  }
}

/** What becomes of it. @param online whether the server can be reached, as far as is known */
export function stateWords({ state, problem }: OutboxView, online: boolean): string {
  switch (state) {
    case 'queued':
      return online ? 'Sent in a moment' : 'Will be sent when you’re online';
    case 'sending':
      return 'Being sent';
    case 'uncertain':
      return 'May have arrived; that is checked before it is sent again';
    case 'refused':
      return problem ?? 'The server did not take it.';
  }
}
