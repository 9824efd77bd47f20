import type { OutboxView } from '../../../shared/history.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';
import { told } from '../../../shared/texts/told.ts';

/** The line at the sidebar's foot; `undefined`: nothing waits. What was refused comes first, since it needs a person. */
export function outboxWords({ outbox }: Texts, entries: readonly OutboxView[]): string | undefined {
  const refused = entries.filter(({ state }) => state === 'refused');
  if (refused.length > 0) return onlyMessages(refused) ? outbox.messagesRefused(refused.length) : outbox.changesRefused(refused.length);
  if (entries.length === 0) return undefined;
  return onlyMessages(entries) ? outbox.messagesWait(entries.length) : outbox.changesWait(entries.length);
}

function onlyMessages(entries: readonly OutboxView[]): boolean {
  return entries.every(({ kind }) => kind === 'message');
}

/** What an entry is about, on one line. */
export function entryText({ outbox }: Texts, { kind, text }: OutboxView): string {
  switch (kind) {
    case 'message':
      return text.trim() === '' ? outbox.noText : text;
    case 'rename':
      return outbox.newTitle(text);
    case 'delete':
      return outbox.deleteChat;
    case 'feedback':
      return outbox.rating;
  }
}

/** What becomes of it. @param online whether the server can be reached, as far as is known */
export function stateWords(texts: Texts, { state, problem, said }: OutboxView, online: boolean): string {
  const { outbox } = texts;
  switch (state) {
    case 'queued':
      return online ? outbox.soon : outbox.whenOnline;
    case 'sending':
      return outbox.sending;
    case 'uncertain':
      return outbox.uncertain;
    case 'refused':
      return problem === undefined ? outbox.refused : told(texts, { message: problem, said });
  }
}
