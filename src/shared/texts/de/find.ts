import type { find as words } from '../en/find.ts';
import { written } from '../counted.ts';

/** The bar that looks through the chat on the screen, and quick entry, German. */
export const find = {
  label: 'In diesem Chat suchen',
  next: 'Nächste Stelle',
  previous: 'Vorherige Stelle',
  close: 'Schließen',
  place: (index: number, count: number): string => `${written('de', index)} von ${written('de', count)}`,
  none: 'Nicht gefunden',
  impossible: 'Der Chat von OpenAI lässt sich hier nicht durchsuchen. Die Suche findet Nachrichten in allen Chats.',
  quickTitle: 'Schnelle Frage',
  carryOn: 'Im Hauptfenster fortsetzen',
  renew: 'Neue Frage',
  hide: 'Ausblenden',
} satisfies typeof words;
