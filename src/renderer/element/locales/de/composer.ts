import { counted } from '../../../../shared/texts/counted.ts';
import type { composer as words } from '../en/composer.ts';

/** Words of the composer, German. */
export const composer = {
  sendBlockedUploading: 'Wird noch hochgeladen. Sie können senden, sobald es fertig ist, oder die Datei entfernen.',
  sendBlockedFailed: 'Einige Dateien konnten nicht hochgeladen werden. Versuchen Sie es erneut oder entfernen Sie sie, um zu senden.',

  attachFiles: 'Dateien anhängen',
  filesAttached: 'Angehängte Dateien',
  removeFile: (name: string): string => `${name} entfernen`,
  retryFile: (name: string): string => `${name} erneut hochladen`,
  uploading: 'Wird hochgeladen',
  uploadingPart: (percent: string): string => `Wird hochgeladen, ${percent}`,
  uploadFinishing: 'Wird abgeschlossen',
  dropHere: 'Dateien hier ablegen, um sie anzuhängen',
  dropHint: (accepted: string): string => `Akzeptiert: ${accepted}`,

  fileTooLarge: (name: string, size: string, limit: string): string => `„${name}“ ist ${size} groß. Angehängt werden können höchstens ${limit}.`,
  fileTooMany: (name: string, limit: number): string =>
    `„${name}“ wurde nicht angehängt: Eine Nachricht kann höchstens ${counted('de', limit, { one: '# Datei', other: '# Dateien' })} haben.`,
  fileWrongType: (name: string, accepted: string): string => `„${name}“ hat einen Typ, der hier nicht angenommen wird. Angenommen werden: ${accepted}.`,
  fileFolder: (name: string): string => `„${name}“ ist ein Ordner. Hängen Sie die Dateien darin an.`,
  commandFailed: (name: string): string => `„${name}“ hat nicht funktioniert. Versuchen Sie es erneut.`,
  searchFailed: 'Die Liste konnte nicht geladen werden. Tippen Sie weiter, um es erneut zu versuchen.',

  uploadFailed: {
    too_large: 'Zu groß',
    wrong_type: 'Typ nicht angenommen',
    unsupported: 'Keine Dateien möglich',
    denied: 'Nicht erlaubt',
    network: 'Keine Verbindung',
    vanished: 'Datei verändert',
    server: 'Nicht hochgeladen',
  },
  uploadFailedWhy: {
    too_large: (name: string): string => `Laut Server ist „${name}“ zu groß. Hängen Sie eine kleinere Datei an.`,
    wrong_type: (name: string): string => `Der Server nimmt Dateien wie „${name}“ nicht an. Hängen Sie einen anderen Typ an.`,
    unsupported: (name: string): string => `„${name}“ konnte nicht hochgeladen werden: Dieser Server nimmt keine Dateien an. Wer ihn verwaltet, kann das ändern.`,
    denied: (name: string): string => `Der Server hat „${name}“ abgelehnt. Vielleicht sind Sie abgemeldet oder dürfen keine Dateien anhängen.`,
    network: (name: string): string => `„${name}“ konnte nicht hochgeladen werden, weil der Server nicht erreicht wurde. Prüfen Sie die Verbindung und versuchen Sie es erneut.`,
    vanished: (name: string): string => `„${name}“ wurde nach der Auswahl verschoben, gelöscht oder geändert. Entfernen Sie die Datei und hängen Sie sie neu an.`,
    server: (name: string): string => `Der Server konnte „${name}“ nicht annehmen. Versuchen Sie es gleich noch einmal.`,
  },

  composerMore: 'Mehr',
  tools: 'Werkzeuge',
  toolOff: (name: string): string => `${name} ausschalten`,
  model: 'Modell',
  modelDefault: 'Standardmodell',
  modelChosen: (name: string): string => `Modell: ${name}`,

  mention: 'Erwähnen',
  mentionSomething: 'Etwas erwähnen',
  mentionNone: (query: string): string => `Nichts gefunden für „${query}“`,
  mentionEmpty: 'Noch nichts zu erwähnen',
  commands: 'Befehle',
  commandNone: (query: string): string => `Kein Befehl passt zu „${query}“`,
  commandBack: 'Zurück',
  suggestionsFound: (count: number): string => counted('de', count, { one: '# Vorschlag', other: '# Vorschläge' }),
  suggestionsLoading: 'Suche läuft',
  composerActions: 'Diese Nachricht',

  quoteReply: 'Antworten',
  quoted: 'Antwort auf',
  quoteRemove: 'Zitat entfernen',

  dictate: 'Diktieren',
  dictateAsking: 'Wartet auf das Mikrofon',
  dictateRecording: 'Aufnahme läuft',
  dictateFull: (minutes: string): string => `Mehr als ${minutes} Minuten sind nicht möglich. Fügen Sie den Text ein, um fortzufahren.`,
  dictateTranscribing: 'Sprache wird in Text umgewandelt',
  dictateCancel: 'Aufnahme verwerfen',
  dictateInsert: 'Als Text einfügen',
  dictateFailed: {
    denied: 'Das Mikrofon ist nicht erlaubt. Erlauben Sie es in den Systemeinstellungen und versuchen Sie es erneut.',
    no_device: 'Kein Mikrofon gefunden. Schließen Sie eines an und versuchen Sie es erneut.',
    in_use: 'Das Mikrofon konnte nicht geöffnet werden. Vielleicht wird es von einer anderen App benutzt.',
    unsupported: 'Dieses Fenster kann keinen Ton aufnehmen.',
    not_offered: 'Dieser Server wandelt keine Sprache in Text um. Wer ihn verwaltet, kann das einschalten.',
    nothing_heard: 'Es war keine Sprache zu hören. Nichts wurde eingefügt.',
    failed: 'Die Aufnahme konnte nicht in Text umgewandelt werden. Sie ist noch da: Versuchen Sie es erneut.',
  },
} satisfies typeof words;
