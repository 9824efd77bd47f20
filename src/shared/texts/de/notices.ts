import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { notices as words } from '../en/notices.ts';

/** Lines above the conversation, and the server on this computer when it cannot start, German. */
export const notices = {
  offlineKeeping: (server: string | undefined): string =>
    `${server ?? 'Der Server auf diesem Computer'} ist nicht erreichbar. Sie können lesen und schreiben; Nachrichten werden gesendet, sobald es wieder geht.`,
  offlineReading: (server: string | undefined): string =>
    `${server ?? 'Der Server auf diesem Computer'} ist nicht erreichbar. Sie können lesen, was offen ist; senden können Sie, sobald es wieder geht.`,
  messagesWait: 'Solange können Sie lesen und schreiben; Nachrichten warten hier.',
  /** `wait` is a span of time. */
  nextTry: (wait: string): string => `Der nächste Startversuch folgt in ${wait}.`,
  triedAgain: 'Er wird gerade neu gestartet.',
  serverInPlain: `Nur der Server auf diesem Computer bewahrt seine Chats auf, unverschlüsselt im Ordner von ${appName}.`,
  chatsInMemory: 'Nach dem Beenden bleiben auf diesem Computer keine Chats, weil kein Schlüsselbund da ist, der sie schützt.',
  fixedConnection: (server: string): string => `Dieser Lauf ist mit ${server} verbunden, wie beim Start von ${appName} festgelegt.`,
  whatIsInTheWay: 'Woran liegt es?',
  hide: 'Bis zum nächsten Start ausblenden',
  historySalvaged: (count: number): string =>
    counted('de', count, {
      one: `Die gespeicherten Chats auf diesem Computer waren beschädigt. # Eintrag konnte gerettet werden; den Rest liest ${appName} wieder vom Server.`,
      other: `Die gespeicherten Chats auf diesem Computer waren beschädigt. # Einträge konnten gerettet werden; den Rest liest ${appName} wieder vom Server.`,
    }),
  historyFull:
    `Der Datenträger ist voll, deshalb wird auf diesem Computer nichts Neues aufbewahrt. Was da ist, lässt sich lesen. Schaffen Sie Platz; ${appName} macht dann von selbst weiter.`,
  historyNewer: `Ein neueres ${appName} hat die gespeicherten Chats auf diesem Computer geschrieben. Dieses lässt sie unberührt und bewahrt Chats bis zum Beenden auf.`,
  historyNewerFix:
    `Aktualisieren Sie ${appName}, dann sind sie wieder da. Wollen Sie mit dieser Version weitermachen, melden Sie sich ab und lassen Sie sie hier löschen: Ihre Chats werden dann neu vom Server gelesen.`,
  historyLocked: 'Der Schlüssel der gespeicherten Chats ist gerade nicht im Schlüsselbund. Sie bleiben geschlossen, und Chats werden bis zum Beenden aufbewahrt.',
  historyLockedFix:
    `Entsperren Sie den Schlüsselbund oder erlauben Sie ${appName} den Zugriff, und versuchen Sie es erneut. An den gespeicherten Chats wurde nichts geändert.`,
  historyFailed: 'Die gespeicherten Chats auf diesem Computer ließen sich nicht öffnen. Chats werden bis zum Beenden aufbewahrt.',
  historyFailedFix: `Versuchen Sie es erneut, oder starten Sie ${appName} neu. Bleibt es dabei, prüfen Sie den Datenträger; die Ursache steht in der Protokolldatei.`,
  beginAnew: 'Neu beginnen …',
  beginAnewTitle: 'Auf diesem Computer neu beginnen?',
  beginAnewMeans:
    `Die Konten und Chats des Servers auf diesem Computer lassen sich ohne ihren Schlüssel nicht öffnen. ${appName} legt sie unverändert beiseite und beginnt leer: Sie erstellen Ihr Konto neu. Findet sich der Schlüssel, lassen sie sich zurückholen.`,
  moveAside: 'Beiseitelegen und neu beginnen',
  movingAside: 'Die Daten werden beiseitegelegt',
} satisfies typeof words;
