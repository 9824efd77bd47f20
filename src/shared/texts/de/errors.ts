import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { errors as words } from '../en/errors.ts';

/** What main cannot or will not do, and what to do then, German. */
export const errors = {
  internal: `${appName} ist auf einen eigenen Fehler gestoßen. Näheres steht in der Protokolldatei.`,
  stopped: `${appName} läuft nicht mehr. Starten Sie es neu und öffnen Sie den Link, den es ausgibt.`,
  onlyOwnWindow: `Das darf nur das Fenster von ${appName} selbst verlangen.`,
  unknownRequest: `Diese Version von ${appName} kennt diese Anfrage nicht.`,
  requestTooLarge: 'Das ist mehr, als eine Anfrage enthalten darf.',
  incomplete: `Das Fenster hat eine unvollständige Anfrage gesendet. Laden Sie es neu; bleibt es dabei, installieren Sie ${appName} neu.`,
  onlyLinks: 'Nur Web- und E-Mail-Links lassen sich öffnen.',
  serverFixed: `Der Server wurde auf der Befehlszeile festgelegt. Starten Sie ${appName} ohne --server, um hier einen zu wählen.`,
  alreadyHere: 'Mit diesem Konto sind Sie schon angemeldet. Wählen Sie es unter „Andere Konten“, oder melden Sie sich mit einem anderen an.',
  onlyAccount: 'Das ist das einzige Konto hier, deshalb lässt es sich nicht entfernen. Melden Sie sich stattdessen ab.',
  tooManyAccounts: (count: number): string =>
    counted('de', count, {
      one: 'Es gibt schon # Konto. Entfernen Sie zuerst eines, das Sie nicht mehr brauchen.',
      other: 'Es gibt schon # Konten. Entfernen Sie zuerst eines, das Sie nicht mehr brauchen.',
    }),
  keychainKept: 'Der Schlüsselbund hat diese Anmeldung nicht hergegeben, deshalb wurde das Konto nicht entfernt. Entsperren Sie ihn und versuchen Sie es erneut.',
  modelFromEnvironment: 'Das Modell ist durch Umgebungsvariablen festgelegt. Entfernen Sie diese, um hier eines zu wählen.',
  serverNotStarted: (reason: string): string => `Der Server auf diesem Computer konnte nicht starten: ${reason}`,
  serverStopped: 'Der Server auf diesem Computer ist von selbst stehen geblieben. Es ist nichts verloren.',
  dataOpens: 'Die Daten auf diesem Computer lassen sich wieder öffnen, deshalb blieben sie, wo sie sind.',
  quitting: `${appName} wird gerade beendet.`,
  dataLocked: `Die Daten auf diesem Computer sind verschlüsselt, und der Schlüsselbund mit ihrem Schlüssel ist gesperrt. Entsperren Sie ihn; ${appName} macht von selbst weiter.`,
  dataDenied:
    `Die Daten auf diesem Computer sind verschlüsselt, und der Schlüsselbund hat ${appName} ihren Schlüssel nicht gegeben. Erlauben Sie es im Schlüsselbund; ${appName} macht von selbst weiter.`,
  dataMissing:
    `Die Daten auf diesem Computer sind verschlüsselt, und es gibt keinen Schlüsselbund, der ihren Schlüssel hätte. Starten Sie den, den ${appName} vorher verwendet hat; ${appName} macht von selbst weiter.`,
  dataReplaced:
    'Die Daten auf diesem Computer sind verschlüsselt, und ihr Schlüssel ist nicht mehr im Schlüsselbund. Stellen Sie den Schlüsselbund aus einer Sicherung wieder her; die Daten bleiben, wie sie sind.',
  dataUnreadable:
    'Die Daten auf diesem Computer sind verschlüsselt, und was der Schlüsselbund als ihren Schlüssel verwahrt, ist nicht lesbar. Stellen Sie den Schlüsselbund aus einer Sicherung wieder her; die Daten bleiben, wie sie sind.',
  dataFailed:
    `Die Daten auf diesem Computer sind verschlüsselt, und der Schlüsselbund mit ihrem Schlüssel antwortet nicht. Starten Sie ihn neu, oder melden Sie sich neu an diesem Computer an; ${appName} macht von selbst weiter.`,
  historyUnreadable: `Der Verlauf ist im Moment nicht lesbar. Starten Sie ${appName} neu.`,
  diskFull: `Auf dem Datenträger ist kein Platz mehr, deshalb lässt sich nichts speichern. Schaffen Sie Platz; ${appName} macht von selbst weiter.`,
  notErased: 'Der Verlauf konnte nicht ganz gelöscht werden. Schließen Sie andere Programme, die ihn verwenden, und versuchen Sie es erneut.',
  nothingToSearch: 'Solange niemand angemeldet ist, gibt es nichts zu durchsuchen.',
  sentAlready: 'Das wartet nicht mehr: Es wurde gesendet.',
  onItsWay: 'Das ist schon unterwegs.',
} satisfies typeof words;
