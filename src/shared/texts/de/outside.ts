import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { outside as words } from '../en/outside.ts';

/** What is outside the windows: tray, notifications, and plain pages in a browser, German. */
export const outside = {
  replied: 'Eine Antwort ist da.',
  failed: 'Die Antwort konnte nicht fertiggestellt werden. Öffnen Sie den Chat, um es erneut zu versuchen.',
  show: (name: string): string => `${name} anzeigen`,
  quit: (name: string): string => `${name} beenden`,
  unread: (count: number): string => counted('de', count, { one: '# ungelesene Antwort', other: '# ungelesene Antworten' }),
  handedOver: `Sie können diese Seite schließen und zu ${appName} zurückkehren.`,
  handedRefused: `Diese Anmeldung wurde schon verwendet oder hat zu lange gedauert. Kehren Sie zu ${appName} zurück und beginnen Sie neu.`,
  closedDoor: `Öffnen Sie den Link, den ${appName} ausgegeben hat`,
  closedDoorText: `Dieser Browser ist noch nicht zugelassen. Jeder ausgegebene Link gilt einmal und nur, solange ${appName} läuft; starten Sie ${appName} neu, um einen neuen zu bekommen.`,
  opening: 'Wird geöffnet…',
  notInBrowser: 'Im Browser entscheidet das der Browser selbst.',
  windowsOfBrowser: 'Im Browser gehören die Fenster dem Browser. Verwenden Sie sein Menü.',
  loginNotSet: `Das System hat nicht zugelassen, dass ${appName} bei der Anmeldung startet. Fügen Sie es in den Einstellungen des Systems hinzu.`,
} satisfies typeof words;
