import { appName } from '../../brand.ts';
import type { verdicts as words } from '../en/verdicts.ts';

const notOut = 'Sie sind nicht abgemeldet.';
const kept = 'Nichts wurde gelöscht.';

/** What happened to the sign-in and what to do, for each verdict by its code, German. */
export const verdicts = {
  starting: { sentence: `${appName} fragt den Schlüsselbund nach Ihrer Anmeldung.`, advice: `Fragt Ihr System, ob ${appName} den Schlüsselbund verwenden darf, erlauben Sie es.` },
  signing_in: { sentence: 'Sie werden gerade angemeldet.' },
  fine: { sentence: 'Alles in Ordnung. Sie sind angemeldet, und Ihre Anmeldung übersteht einen Neustart.' },
  offline: { sentence: 'Sie sind angemeldet, doch dieser Computer hat kein Netz.', advice: 'Sie können lesen, suchen und schreiben. Nachrichten werden gesendet, sobald das Netz wieder da ist.' },
  auth_unreachable: {
    sentence: 'Sie sind angemeldet, doch der Anmeldeserver ist nicht erreichbar. Das meldet Sie nie ab.',
    advice: `${appName} versucht es von selbst weiter. Starten Sie die Prüfungen, um zu sehen, woran es liegt.`,
  },
  chat_unreachable: {
    sentence: `${notOut} Der Chat-Server ist nicht erreichbar; der Anmeldeserver antwortet.`,
    advice: 'Sie können lesen, suchen und schreiben. Nachrichten werden gesendet, sobald er wieder da ist. Starten Sie die Prüfungen, um zu sehen, woran es liegt.',
  },
  connecting: { sentence: `Sie sind angemeldet. ${appName} wartet auf die erste Antwort des Anmeldeservers.` },
  token_refused: {
    sentence: `${notOut} Der Chat-Server lehnt den Token ab, den der Anmeldeserver Ihnen gibt.`,
    advice: 'Eine neue Anmeldung hilft nicht. Starten Sie die Prüfungen und zeigen Sie sie der Person, die den Chat-Server betreibt.',
  },
  token_unusable: {
    sentence: `${notOut} Der Anmeldeserver gibt keinen Token aus, den ein Chat-Server prüfen kann.`,
    advice: 'Eine neue Anmeldung hilft nicht. Starten Sie die Prüfungen und zeigen Sie sie der Person, die den Anmeldeserver betreibt.',
  },
  clock_jumped: {
    sentence: 'Sie sind angemeldet. Die Uhr dieses Computers ist gerade gesprungen; deshalb können Server Sie kurz ablehnen.',
    advice: 'Hält es an, prüfen Sie Datum und Uhrzeit in den Einstellungen Ihres Systems.',
  },
  not_remembered: {
    sentence: `Sie sind angemeldet, aber nur bis zum Beenden von ${appName}: Es gibt keinen Schlüsselbund, der Ihre Anmeldung verwahrt.`,
    advice: 'Installieren Sie unter Linux GNOME Keyring oder KWallet, oder entsperren Sie den vorhandenen. Melden Sie sich dann neu an.',
  },
  not_stored: {
    sentence: `Sie sind angemeldet, doch der Schlüsselbund hat Ihre Anmeldung nicht angenommen. Sie endet mit ${appName}.`,
    advice: 'Entsperren Sie den Schlüsselbund und versuchen Sie es erneut.',
  },
  keychain_locked: { sentence: `${notOut} Der Schlüsselbund mit Ihrer Anmeldung ist gesperrt.`, advice: `${kept} Entsperren Sie ihn und versuchen Sie es erneut.` },
  keychain_denied: {
    sentence: `${notOut} Der Schlüsselbund ließ ${appName} Ihre Anmeldung nicht lesen.`,
    advice: `${kept} Versuchen Sie es erneut und erlauben Sie es, wenn Ihr System fragt.`,
  },
  keychain_missing: {
    sentence: `${notOut} Der Schlüsselbund mit Ihrer Anmeldung ist auf diesem System nicht zu finden.`,
    advice: `${kept} Starten Sie unter Linux GNOME Keyring oder KWallet wieder, oder melden Sie sich neu an Ihrem Desktop an. Versuchen Sie es dann erneut.`,
  },
  keychain_replaced: {
    sentence: `Der Schlüsselbund funktioniert, doch was ${appName} dort abgelegt hatte, ist weg. ${appName} hat es nicht gelöscht.`,
    advice: 'Vielleicht gehört er einem anderen Benutzer, ist neu oder wurde zurückgesetzt. Haben Sie den alten wieder, versuchen Sie es erneut; sonst melden Sie sich an.',
  },
  keychain_unreadable: {
    sentence: `${notOut} Der Schlüsselbund antwortet, doch was er für ${appName} verwahrt, ist nicht lesbar.`,
    advice: 'Das kann nach einer Systemwiederherstellung vorkommen. Es bleibt, wie es ist. Versuchen Sie es erneut; hilft das nicht, melden Sie sich neu an.',
  },
  keychain_failed: {
    sentence: `${notOut} Der Schlüsselbund hat einen Fehler gemeldet, deshalb ist Ihre Anmeldung gerade nicht lesbar.`,
    advice: `${kept} Versuchen Sie es gleich noch einmal, oder starten Sie den Computer neu.`,
  },
  keychain_emptied: {
    sentence: `Ihre Anmeldung lag im Schlüsselbund und ist nicht mehr da. ${appName} hat sie nicht gelöscht.`,
    advice: 'Vielleicht wurde der Schlüsselbund zurückgesetzt oder ersetzt. Melden Sie sich neu an.',
  },
  keychain_switched: {
    sentence: `${appName} verwendet jetzt einen anderen Schlüsselbund als bei Ihrer Anmeldung, und darin ist sie nicht.`,
    advice: `Melden Sie sich neu an, oder kehren Sie zum vorigen Schlüsselbund zurück und starten Sie ${appName} neu.`,
  },
  keychain_away: {
    sentence: 'Ihre Anmeldung liegt im Schlüsselbund des vorigen Laufs, und in diesem Lauf gibt es keinen.',
    advice: `Starten oder entsperren Sie den Schlüsselbund und starten Sie ${appName} neu. Oder melden Sie sich bis zum Beenden an.`,
  },
  not_kept: {
    sentence: 'Der Schlüsselbund hat Ihre letzte Anmeldung nicht behalten. Sie lag nur im Arbeitsspeicher und endete mit dem Neustart.',
    advice: `Entsperren oder installieren Sie einen Schlüsselbund und melden Sie sich neu an: ${appName} sagt, wenn es sich nicht erinnern kann.`,
  },
  signed_out_here: { sentence: 'Sie haben sich auf diesem Computer abgemeldet.', advice: 'Melden Sie sich an, wann immer Sie möchten.' },
  signed_out_here_untold: {
    sentence: 'Sie haben sich auf diesem Computer abgemeldet. Der Server weiß es noch nicht.',
    advice: `${appName} sagt es ihm, sobald er erreichbar ist. Mit dem Anmelden müssen Sie nicht warten.`,
  },
  session_ended: {
    sentence: 'Der Server hat Ihre Sitzung beendet. Er hat nicht gesagt, warum.',
    advice: 'Vielleicht ist sie abgelaufen oder wurde widerrufen, oder Ihr Passwort wurde anderswo geändert. Melden Sie sich neu an; Ihre Entwürfe bleiben erhalten.',
  },
  session_revoked: {
    sentence: 'Der Server hat Ihre Sitzung vor ihrem Ablauf beendet. Er sagt nicht, warum.',
    advice:
      'Meist wurden Sie auf allen Geräten abgemeldet, das Passwort wurde geändert, oder ein Administrator war es. Melden Sie sich neu an; Ihre Entwürfe bleiben erhalten. Waren Sie es nicht, ändern Sie Ihr Passwort.',
  },
  session_expired: { sentence: 'Ihre Sitzung ist abgelaufen. Der Server lässt Sitzungen nur eine begrenzte Zeit gelten.', advice: 'Melden Sie sich neu an; Ihre Entwürfe bleiben erhalten.' },
  password_changed: {
    sentence: 'Sie wurden abgemeldet, weil das Passwort Ihres Kontos geändert wurde.',
    advice: 'Melden Sie sich mit dem neuen an. Haben Sie es nicht geändert, sagen Sie der Person Bescheid, die den Server betreibt.',
  },
  account_banned: { sentence: 'Der Server hat Ihr Konto gesperrt.', advice: 'Bitten Sie die Person, die den Server betreibt, Sie wieder zuzulassen.' },
  account_deleted: { sentence: 'Der Server kennt Ihr Konto nicht mehr.', advice: 'Fragen Sie die Person, die den Server betreibt, oder erstellen Sie ein neues Konto.' },
  connection_changed: {
    sentence: `${appName} wurde auf einen anderen Server eingestellt, bei dem Sie nicht angemeldet sind. Ihre Sitzung beim vorigen bleibt erhalten.`,
    advice: 'Melden Sie sich dort mit Ihrem Konto an, oder kehren Sie zum vorigen Server zurück.',
  },
  never_signed_in: { sentence: 'Hier hat sich noch niemand angemeldet.', advice: 'Melden Sie sich an, oder erstellen Sie ein Konto.' },
  sign_in_failed: {
    sentence: 'Niemand ist angemeldet: Der letzte Versuch, sich anzumelden, hat nicht geklappt.',
    advice: 'Prüfen Sie E-Mail-Adresse und Passwort. Stimmen sie, starten Sie die Prüfungen.',
  },
} satisfies typeof words;
