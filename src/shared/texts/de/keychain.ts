import { appName } from '../../brand.ts';
import type { keychain as words } from '../en/keychain.ts';

/** Why the keychain gave no answer, and the ways out, German. */
export const keychain = {
  title: 'Ihre Anmeldung ist nicht lesbar',
  unread: {
    missing: `Vielleicht sind Sie noch angemeldet, doch ${appName} kann es nicht feststellen, weil dieses System keinen Schlüsselbund hat. Nichts wurde gelöscht.`,
    locked: `Vielleicht sind Sie noch angemeldet, doch ${appName} kann es nicht feststellen, weil der Schlüsselbund gesperrt ist. Nichts wurde gelöscht.`,
    denied: `Vielleicht sind Sie noch angemeldet, doch ${appName} kann es nicht feststellen, weil der Schlüsselbund den Zugriff verweigert hat. Nichts wurde gelöscht.`,
    replaced:
      `Vielleicht sind Sie noch angemeldet, doch ${appName} kann es nicht feststellen, weil der Schlüsselbund ein neuer ist oder die Einträge von ${appName} daraus entfernt wurden. Nichts wurde gelöscht.`,
    unreadable:
      `Vielleicht sind Sie noch angemeldet, doch ${appName} kann es nicht feststellen, weil nicht lesbar ist, was der Schlüsselbund für ${appName} verwahrt. Nichts wurde gelöscht.`,
    failed: `Vielleicht sind Sie noch angemeldet, doch ${appName} kann es nicht feststellen, weil der Schlüsselbund einen Fehler gemeldet hat. Nichts wurde gelöscht.`,
  },
  fix: {
    missing:
      'Installieren Sie unter Linux GNOME Keyring oder KWallet und melden Sie sich neu an Ihrem Desktop an. Auf einem Rechner, den Sie ohne Desktop erreichen, gibt es vielleicht keinen; dann melden Sie sich einfach jedes Mal an.',
    locked: 'Entsperren Sie ihn („Schlüsselbundverwaltung“ auf dem Mac, „Passwörter und Schlüssel“ oder KWalletManager unter Linux) und versuchen Sie es erneut.',
    denied: `Erlauben Sie ${appName} den Zugriff, wenn Ihr System fragt, oder in den Einstellungen des Schlüsselbunds, und versuchen Sie es erneut.`,
    replaced:
      'Wenn Sie den alten Schlüsselbund noch haben, stellen Sie ihn wieder her (unter Linux die Dateien in ~/.local/share/keyrings) und versuchen Sie es erneut. Ist er endgültig verloren, melden Sie sich neu an.',
    unreadable:
      'Das kann nach einer Systemwiederherstellung vorkommen. Versuchen Sie es erneut, oder starten Sie den Computer neu. Hilft das nicht, melden Sie sich neu an: Der alte Eintrag bleibt neben dem neuen erhalten.',
    failed: `Versuchen Sie es gleich noch einmal, oder starten Sie den Computer neu. In der Protokolldatei von ${appName} steht, was der Schlüsselbund geantwortet hat.`,
  },
  signInForgotten: {
    missing: 'Nach dem Beenden müssen Sie sich neu anmelden, weil dieses System keinen Schlüsselbund hat.',
    locked: 'Nach dem Beenden müssen Sie sich neu anmelden, weil der Schlüsselbund gesperrt ist.',
    denied: 'Nach dem Beenden müssen Sie sich neu anmelden, weil der Schlüsselbund den Zugriff verweigert hat.',
    replaced: `Nach dem Beenden müssen Sie sich neu anmelden, weil der Schlüsselbund ein neuer ist oder die Einträge von ${appName} daraus entfernt wurden.`,
    unreadable: `Nach dem Beenden müssen Sie sich neu anmelden, weil nicht lesbar ist, was der Schlüsselbund für ${appName} verwahrt.`,
    failed: 'Nach dem Beenden müssen Sie sich neu anmelden, weil der Schlüsselbund einen Fehler gemeldet hat.',
  },
  allForgotten: {
    missing: 'Anmeldung und Chats werden nach dem Beenden vergessen, weil dieses System keinen Schlüsselbund hat.',
    locked: 'Anmeldung und Chats werden nach dem Beenden vergessen, weil der Schlüsselbund gesperrt ist.',
    denied: 'Anmeldung und Chats werden nach dem Beenden vergessen, weil der Schlüsselbund den Zugriff verweigert hat.',
    replaced: `Anmeldung und Chats werden nach dem Beenden vergessen, weil der Schlüsselbund ein neuer ist oder die Einträge von ${appName} daraus entfernt wurden.`,
    unreadable: `Anmeldung und Chats werden nach dem Beenden vergessen, weil nicht lesbar ist, was der Schlüsselbund für ${appName} verwahrt.`,
    failed: 'Anmeldung und Chats werden nach dem Beenden vergessen, weil der Schlüsselbund einen Fehler gemeldet hat.',
  },
  whatHappened: 'Was ist passiert?',
  unlock: 'Entsperren',
  waiting: 'Warten auf den Schlüsselbund',
  asking: 'Der Schlüsselbund wird gefragt',
  moving: 'Was lesbar ist, wird übernommen',
  useOwnStore: `Den verschlüsselten Speicher von ${appName} verwenden`,
  ownStoreMeans: `Ihre Anmeldung liegt dann im Ordner von ${appName}, verschlüsselt mit einem Schlüssel Ihres Systems.`,
  useKeychain: 'Den Schlüsselbund des Systems verwenden',
  keychainMeans: 'Ihre Anmeldung liegt dann im Schlüsselbund Ihres Systems.',
  cannotWait: 'Möchten Sie nicht darauf warten?',
  signInAgain: 'Neu anmelden',
  signInAgainMeans: 'Nichts wird gelöscht: Was von der alten Anmeldung da ist, bleibt neben der neuen erhalten.',
  signInUntilQuit: 'Nur bis zum Beenden anmelden',
  signInUntilQuitMeans: `Der Schlüsselbund bleibt, wie er ist. Sobald er sich öffnet, speichert ${appName} die Anmeldung von selbst darin.`,
} satisfies typeof words;
