import { counted } from '../counted.ts';
import type { outbox as words } from '../en/outbox.ts';

/** What waits to be sent, German. */
export const outbox = {
  title: 'Wartet auf den Versand',
  trying: 'Versuch läuft',
  messagesWait: (count: number): string => counted('de', count, { one: '# Nachricht wartet auf den Versand', other: '# Nachrichten warten auf den Versand' }),
  changesWait: (count: number): string => counted('de', count, { one: '# Änderung wartet auf den Versand', other: '# Änderungen warten auf den Versand' }),
  messagesRefused: (count: number): string => counted('de', count, { one: '# Nachricht wurde nicht gesendet', other: '# Nachrichten wurden nicht gesendet' }),
  changesRefused: (count: number): string => counted('de', count, { one: '# Änderung wurde nicht gesendet', other: '# Änderungen wurden nicht gesendet' }),
  noText: 'Eine Nachricht ohne Text',
  newTitle: (title: string): string => `Neuer Titel: ${title}`,
  deleteChat: 'Diesen Chat löschen',
  rating: 'Ihre Bewertung einer Antwort',
  soon: 'Wird gleich gesendet',
  whenOnline: 'Wird gesendet, sobald Sie online sind',
  sending: 'Wird gesendet',
  uncertain: 'Ist vielleicht angekommen; das wird vor einem neuen Versand geprüft',
  refused: 'Der Server hat es nicht angenommen.',
  delete: (text: string): string => `Löschen: ${text}`,
} satisfies typeof words;
