import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { accounts as words } from '../en/accounts.ts';

/** Accounts side by side, and what is asked before one leaves, German. */
export const accounts = {
  accounts: 'Konten',
  other: 'Andere Konten',
  add: 'Konto hinzufügen …',
  remove: 'Dieses Konto entfernen …',
  nobody: 'Niemand angemeldet',
  unreadable: 'Nicht lesbar',
  signingIn: 'Anmeldung läuft',
  noAnswer: 'Schlüsselbund antwortet nicht',
  signedOut: 'Abgemeldet',
  waiting: (count: number): string => counted('de', count, { one: '# Nachricht wartet', other: '# Nachrichten warten' }),
  othersNeedYou: (count: number): string => counted('de', count, { one: '# anderes Konto braucht Sie.', other: '# andere Konten brauchen Sie.' }),
  wasSignedOut: (name: string): string => `${name} wurde abgemeldet.`,
  otherUnread: 'Für ein anderes Konto gibt der Schlüsselbund keine Antwort.',
  removedElsewhere: 'Dieses Konto wurde in einem anderen Fenster entfernt.',
  removeNamed: (name: string): string => `${name} entfernen?`,
  removeUnnamed: (server: string | undefined): string => `Das Konto ${server === undefined ? 'auf diesem Computer' : `bei ${server}`} entfernen?`,
  signOutOf: (server: string | undefined): string => (server === undefined ? 'Abmelden?' : `Von ${server} abmelden?`),
  removeMeans: (server: string | undefined): string =>
    `Sie werden abgemeldet, und das Konto verschwindet aus der Liste. Ihre Chats ${server === undefined ? 'auf dem Server auf diesem Computer' : `auf ${server}`} bleiben.`,
  signOutMeans: (server: string | undefined): string =>
    `${appName} vergisst Ihre Anmeldung. Ihre Chats ${server === undefined ? 'auf dem Server auf diesem Computer' : `auf ${server}`} bleiben.`,
  copyLegend: `Die Kopie, die ${appName} zum Lesen ohne Netz aufbewahrt`,
  keep: 'Behalten',
  keepInMemory: `Ohne Schlüsselbund liegt sie nur im Arbeitsspeicher und endet mit ${appName}.`,
  keepEncrypted: 'Verschlüsselt; sie ist wieder da, wenn Sie sich mit diesem Konto anmelden.',
  erase: 'Löschen',
  eraseMeans: 'Nachrichten, Entwürfe und Dateien werden vernichtet. Das lässt sich nicht rückgängig machen.',
  unsentLost: (count: number): string =>
    counted('de', count, { one: '# Nachricht wurde noch nicht gesendet und geht verloren.', other: '# Nachrichten wurden noch nicht gesendet und gehen verloren.' }),
  unsentWaits: (count: number): string =>
    counted('de', count, {
      one: '# Nachricht wurde noch nicht gesendet. Sie wartet, bis Sie sich wieder mit diesem Konto anmelden.',
      other: '# Nachrichten wurden noch nicht gesendet. Sie warten, bis Sie sich wieder mit diesem Konto anmelden.',
    }),
  removeAccount: 'Konto entfernen',
  removeAndErase: 'Entfernen und löschen',
  signOut: 'Abmelden',
  signOutAndErase: 'Abmelden und löschen',
  removing: 'Konto wird entfernt',
  signingOut: 'Abmeldung läuft',
} satisfies typeof words;
