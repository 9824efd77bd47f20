import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { crashes as words } from '../en/crashes.ts';

/** What ended unexpectedly, and its reports, German. */
export const crashes = {
  last: `${appName} wurde beim letzten Mal unerwartet beendet.`,
  page: `Ein Fenster von ${appName} wurde unerwartet beendet und wieder geöffnet.`,
  helper: `Ein Teil von ${appName} wurde unerwartet beendet.`,
  fault: `In ${appName} ist ein Fehler aufgetreten.`,
  show: 'Bericht anzeigen',
  forget: 'Löschen',
  title: 'Absturzbericht',
  gone: 'Diesen Bericht gibt es nicht mehr.',
  means: 'Er bleibt auf diesem Computer, solange Sie ihn nicht kopieren oder speichern. Er enthält, auf Englisch, Versionen, was warum beendet wurde, Stellen im Programm und die letzten Zeilen des Protokolls mit Zeiten, Codes und Servernamen. Er enthält kein Passwort, keinen Token, kein Cookie, nichts aus dem Speicher des Programms und nichts, was jemand geschrieben hat.',
  others: (count: number): string => counted('de', count, { one: '# früherer Bericht ist ebenfalls da.', other: '# frühere Berichte sind ebenfalls da.' }),
} satisfies typeof words;
