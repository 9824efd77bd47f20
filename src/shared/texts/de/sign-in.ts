import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { signIn as words } from '../en/sign-in.ts';

/** The form, the screens on which nobody is signed in, and what goes wrong there, German. */
export const signIn = {
  signIn: 'Anmelden',
  createTitle: 'Konto erstellen',
  createAccount: 'Konto erstellen',
  createAnAccount: 'Ein Konto erstellen',
  signInInstead: 'Stattdessen anmelden',
  signingIn: 'Anmeldung läuft',
  creating: 'Konto wird erstellt',
  signingInTo: (server: string): string => `Anmeldung bei ${server}`,
  newAccountOn: (server: string): string => `Neues Konto bei ${server}`,
  aboutConnection: 'Zu dieser Verbindung',
  changeServer: 'Server wechseln',
  haveAccount: 'Sie haben schon ein Konto?',
  newHere: 'Neu hier?',
  whySignedOut: 'Warum bin ich abgemeldet?',
  trouble: 'Probleme bei der Anmeldung?',
  sessionEnded:
    'Sie wurden abgemeldet, weil die Sitzung auf dem Server beendet wurde: Jemand hat sie dort beendet, das Passwort wurde geändert, oder das Konto darf sich nicht mehr anmelden. Ihre Entwürfe bleiben erhalten.',
  connectionChanged: 'Sie sind jetzt mit einem anderen Server verbunden. Melden Sie sich mit Ihrem dortigen Konto an.',
  name: 'Name',
  email: 'E-Mail',
  password: 'Passwort',
  showPassword: 'Passwort anzeigen',
  hidePassword: 'Passwort verbergen',
  atLeast: (count: number): string => counted('de', count, { one: 'Mindestens # Zeichen', other: 'Mindestens # Zeichen' }),
  enterName: 'Geben Sie den Namen ein, der für Sie angezeigt wird.',
  enterEmail: 'Geben Sie Ihre E-Mail-Adresse ein.',
  notAnEmail: 'Das ist noch keine E-Mail-Adresse. Sie braucht eine Form wie name@example.com.',
  choosePassword: 'Wählen Sie ein Passwort.',
  enterPassword: 'Geben Sie Ihr Passwort ein.',
  passwordTooShort: (least: number, typed: number): string =>
    `${counted('de', least, { one: 'Verwenden Sie mindestens # Zeichen.', other: 'Verwenden Sie mindestens # Zeichen.' })} ${counted('de', typed, { other: 'Dieses hat #.' })}`,
  passwordTooLong: (most: number): string => counted('de', most, { one: 'Verwenden Sie höchstens # Zeichen.', other: 'Verwenden Sie höchstens # Zeichen.' }),
  wrongCredentials: 'Zu dieser E-Mail-Adresse und diesem Passwort gibt es kein Konto. Prüfen Sie beides und versuchen Sie es erneut.',
  emailTaken: 'Zu dieser E-Mail-Adresse gibt es schon ein Konto.',
  tooManyAttempts: (server: string | undefined): string => `Zu viele Versuche bei ${server ?? 'dem Server auf diesem Computer'}.`,
  unreachable: (server: string | undefined): string =>
    `${server ?? 'Der Server auf diesem Computer'} ist nicht erreichbar. Prüfen Sie die Verbindung, oder fragen Sie, wer den Server betreibt; was Sie eingegeben haben, bleibt stehen.`,
  signInWaits: 'Die Anmeldung muss warten, bis der Server auf diesem Computer läuft.',
  creatingWaits: 'Das Konto kann erst erstellt werden, wenn der Server auf diesem Computer läuft.',
  signInFailed: 'Die Anmeldung hat nicht geklappt.',
  creatingFailed: 'Das Konto konnte nicht erstellt werden.',
  tryAgainIn: <Part>(wait: Part): (string | Part)[] => ['Neuer Versuch möglich in ', wait, '.'],
  tryAgainNow: 'Sie können es jetzt erneut versuchen.',
  startFailedTitle: `${appName} konnte nicht starten`,
  startFailed:
    `Der Teil, der Ihre Sitzung verwahrt, hat nicht geantwortet. Versuchen Sie es erneut; hilft das nicht, beenden Sie ${appName} und starten Sie es neu.`,
  starting: 'Startet',
  startingApp: `${appName} startet`,
  crashedTitle: 'Dieses Fenster funktioniert nicht mehr',
  crashed: `Beim Zeichnen ist ${appName} auf einen Fehler gestoßen. Sie sind weiterhin angemeldet, und Ihre Chats sind sicher auf dem Server. Laden Sie neu, um weiterzumachen.`,
  reload: 'Neu laden',
} satisfies typeof words;
