import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { jobs as words } from '../en/jobs.ts';

/** What came of exports and imports, and what is written into a file for people to read, German. */
export const jobs = {
  alreadyHere: (count: number): string => counted('de', count, { one: '# Chat war schon hier und blieb, wie er ist.', other: '# Chats waren schon hier und blieben, wie sie sind.' }),
  noChats: 'In dieser Datei sind keine Chats.',
  nothingNew: 'Nichts davon war neu.',
  imported: (chats: number, entries: number): string => `${counted('de', chats, { one: '# Chat', other: '# Chats' })} mit ${counted('de', entries, { one: '# Eintrag', other: '# Einträgen' })} importiert. Importierte Chats gibt es nur auf diesem Computer.`,
  incomplete: (count: number): string => counted('de', count, { one: '# Chat ist darin nicht vollständig, weil der Verlauf noch vom Server gelesen wird. Exportieren Sie später noch einmal, um alles zu haben.', other: '# Chats sind darin nicht vollständig, weil der Verlauf noch vom Server gelesen wird. Exportieren Sie später noch einmal, um alles zu haben.' }),
  picturesUnreachable: (count: number): string => counted('de', count, { one: '# Bild fehlt darin, weil der Server nicht erreichbar war. Exportieren Sie noch einmal, wenn er es ist, um es zu haben.', other: '# Bilder fehlen darin, weil der Server nicht erreichbar war. Exportieren Sie noch einmal, wenn er es ist, um sie zu haben.' }),
  picturesGone: (count: number): string => counted('de', count, { one: '# Bild fehlt darin, weil der Server es nicht mehr herausgibt.', other: '# Bilder fehlen darin, weil der Server sie nicht mehr herausgibt.' }),
  cancelled: 'Abgebrochen. Es wurde nichts importiert.',
  cancelledAfter: (count: number): string => counted('de', count, { one: 'Nach # Chat abgebrochen; er bleibt hier. Importieren Sie die Datei noch einmal, um den Rest zu haben.', other: 'Nach # Chats abgebrochen; sie bleiben hier. Importieren Sie die Datei noch einmal, um den Rest zu haben.' }),
  diskFull: 'Auf dem Datenträger ist kein Platz mehr. Schaffen Sie Platz und versuchen Sie es dann erneut.',
  notAllowed: `${appName} darf nicht in den eigenen Ordner schreiben. Prüfen Sie dessen Rechte und versuchen Sie es dann erneut.`,
  notWritten: 'Die Datei konnte nicht geschrieben werden. Versuchen Sie es erneut; Näheres steht in der Protokolldatei.',
  notTaken: 'Die Datei konnte nicht ganz übernommen werden. Versuchen Sie es erneut: Was schon hier ist, wird nicht doppelt übernommen.',
  damaged: 'Diese Datei ist beschädigt oder unvollständig, deshalb wurde nichts importiert. Exportieren Sie sie dort noch einmal, wo sie herkommt.',
  foreign: `Das ist kein Export von ${appName}. Wählen Sie eine JSON- oder Zip-Datei, die mit „Exportieren“ entstanden ist; es wurde nichts importiert.`,
  newer: `Diese Datei stammt von einem neueren ${appName}. Aktualisieren Sie ${appName} und importieren Sie sie dann noch einmal; es wurde nichts importiert.`,
  tooLarge: `Diese Datei ist größer, als ${appName} importieren kann, deshalb wurde nichts importiert.`,
  notInZip: (file: string): string => `Diese Zip-Datei ist kein Export von ${appName}: Sie enthält kein ${file}. Es wurde nichts importiert.`,
  notHere: 'Dieser Chat ist noch nicht auf diesem Computer. Öffnen Sie ihn einmal und exportieren Sie ihn dann.',
  fileGone: 'Diese Datei ist nicht mehr da. Exportieren Sie noch einmal.',
  noHistory: 'Im Moment gibt es keinen Verlauf, mit dem sich arbeiten lässt. Versuchen Sie es gleich noch einmal.',
  exportRuns: 'Es läuft schon ein Export. Brechen Sie ihn ab, oder warten Sie, bis er fertig ist.',
  importRuns: 'Es läuft schon ein Import. Warten Sie, bis er fertig ist.',
  chatsFile: `${appName}-Chats`,
  chatFile: (number: string): string => `Chat ${number}`,
  generatedImage: 'Erzeugtes Bild',
  attachment: (name: string): string => `Anhang: ${name}`,
  sources: 'Quellen:',
  skipped: 'übersprungen',
  dateUnknown: 'Datum unbekannt',
  accountAt: (email: string, server: string): string => `${email} bei ${server}`,
} satisfies typeof words;
