import { counted } from '../counted.ts';
import type { palette as words } from '../en/palette.ts';

/** The command palette and the sheet of shortcuts, German. */
export const palette = {
  title: 'Alle Befehle',
  placeholder: 'Was möchten Sie tun?',
  recent: 'Zuletzt verwendet',
  commands: 'Befehle',
  none: 'Diesen Befehl gibt es nicht. Chats finden Sie mit „Chats durchsuchen“.',
  choose: 'wählen',
  run: 'ausführen',
  shortcuts: 'Tastenkombinationen',
  writing: 'Schreiben',
  list: 'Liste der Chats',
  send: 'Nachricht senden',
  newLine: 'Neue Zeile',
  stop: 'Antwort anhalten',
  rename: 'Umbenennen',
  remove: 'Löschen',
  undo: 'Löschen rückgängig machen',
  switchAccount: 'Zu einem Konto nach seiner Stelle wechseln',
  linkCopied: 'Der Link wurde kopiert.',
  linkNotCopied: 'Der Link konnte nicht kopiert werden.',
  found: (count: number): string => counted('de', count, { one: '# Befehl', other: '# Befehle' }),
  switchTo: (name: string): string => `Zu ${name} wechseln`,
} satisfies typeof words;
