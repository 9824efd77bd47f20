import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { doctor as words } from '../en/doctor.ts';

/** What the connection doctor finds beyond the connection test, German. */
export const doctor = {
  notChecked: 'Das ließ sich nicht prüfen.',
  onceWay: (host: string): string => `Wird geprüft, sobald es einen Weg zu ${host} gibt.`,
  onceReached: (host: string): string => `Wird geprüft, sobald ${host} erreichbar ist.`,
  onceSignInReached: 'Wird geprüft, sobald der Anmeldeserver erreichbar ist.',
  sameServer: 'Derselbe Server wie für die Anmeldung.',
  restart: `Beenden Sie ${appName} und starten Sie es neu.`,
  stopped: 'Nicht geprüft: Die Prüfungen wurden angehalten.',
  noTime: (host: string): string => `${host} sagt nicht, wie spät es ist.`,
  clocksAgree: (host: string): string => `Die Uhr dieses Computers und die von ${host} stimmen überein.`,
  minutesAhead: (count: number, host: string): string =>
    counted('de', count, { one: `Die Uhr dieses Computers geht gegenüber ${host} um # Minute vor.`, other: `Die Uhr dieses Computers geht gegenüber ${host} um # Minuten vor.` }),
  minutesBehind: (count: number, host: string): string =>
    counted('de', count, { one: `Die Uhr dieses Computers geht gegenüber ${host} um # Minute nach.`, other: `Die Uhr dieses Computers geht gegenüber ${host} um # Minuten nach.` }),
  hoursAhead: (count: number, host: string): string =>
    counted('de', count, { one: `Die Uhr dieses Computers geht gegenüber ${host} um # Stunde vor.`, other: `Die Uhr dieses Computers geht gegenüber ${host} um # Stunden vor.` }),
  hoursBehind: (count: number, host: string): string =>
    counted('de', count, { one: `Die Uhr dieses Computers geht gegenüber ${host} um # Stunde nach.`, other: `Die Uhr dieses Computers geht gegenüber ${host} um # Stunden nach.` }),
  daysAhead: (count: number, host: string): string =>
    counted('de', count, { one: `Die Uhr dieses Computers geht gegenüber ${host} um # Tag vor.`, other: `Die Uhr dieses Computers geht gegenüber ${host} um # Tage vor.` }),
  daysBehind: (count: number, host: string): string =>
    counted('de', count, { one: `Die Uhr dieses Computers geht gegenüber ${host} um # Tag nach.`, other: `Die Uhr dieses Computers geht gegenüber ${host} um # Tage nach.` }),
  setClockWindows: 'Stellen Sie die Uhr: Einstellungen, Zeit und Sprache, Datum und Uhrzeit, Jetzt synchronisieren.',
  setClockMac: 'Stellen Sie die Uhr: Systemeinstellungen, Allgemein, Datum & Uhrzeit, Datum und Uhrzeit automatisch einstellen.',
  setClockLinux: 'Stellen Sie die Uhr: Schalten Sie in den Einstellungen Ihres Systems Datum und Uhrzeit auf automatisch (timedatectl set-ntp true).',
  timeRightHere: (host: string): string => `Stimmt die Zeit hier, sagen Sie der Person Bescheid, die ${host} betreibt.`,
  onceKeys: (host: string): string => `Wird geprüft, sobald ${host} seine Schlüssel veröffentlicht.`,
  onceSignedIn: 'Wird geprüft, sobald Sie angemeldet sind.',
  onceKeyNamed: 'Wird geprüft, sobald der Token seinen Schlüssel nennt.',
  secretKey: (host: string): string => `${host} veröffentlicht einen geheimen Schlüssel, mit dem jeder Token herstellen kann.`,
  secretKeyFix: 'Sagen Sie es sofort dem Administrator: Die Schlüssel müssen ersetzt werden, und /jwks darf nur öffentliche Teile enthalten.',
  keyKnown: (host: string): string => `Der Schlüssel Ihres Tokens gehört zu denen, die ${host} veröffentlicht.`,
  keyUnknown: (host: string): string => `Der Schlüssel Ihres Tokens gehört nicht zu denen, die ${host} veröffentlicht; deshalb lehnen Chat-Server ihn ab.`,
  keyUnknownFix: 'Sagen Sie es dem Administrator: Alle Instanzen müssen sich Datenbank und Geheimnis teilen, und kein Zwischenspeicher darf /jwks zurückhalten.',
  noNames: 'Auf diesem Computer muss kein Name nachgeschlagen werden.',
  nameKnown: (name: string): string => `${name} ist hier bekannt.`,
  namesKnown: (first: string, second: string): string => `${first} und ${second} sind hier bekannt.`,
  nameUnknown: (name: string): string => `Für ${name} wurde keine Adresse gefunden.`,
  namesUnknown: (first: string, second: string): string => `Für ${first} und ${second} wurde keine Adresse gefunden.`,
  nameFix: 'Prüfen Sie die Adresse auf Tippfehler, und ob Sie online sind. Geht es anderswo, braucht Ihr Netz vielleicht ein VPN oder einen anderen DNS-Server.',
  noProxyInBrowser: `Im Browser geht ${appName} direkt zu seinen Servern und verwendet keinen Proxy.`,
  noProxy: 'Es liegt kein Proxy dazwischen.',
  proxyPasses: (host: string, proxy: string): string => `Der Proxy lässt ${appName} durch: zu ${host} über ${proxy}.`,
  proxiesPass: (host: string, proxy: string, second: string, secondProxy: string): string =>
    `Der Proxy lässt ${appName} durch: zu ${host} über ${proxy} und zu ${second} über ${secondProxy}.`,
  noWay: (host: string): string => `Die Proxy-Einstellungen des Systems geben keinen Weg zu ${host}.`,
  checkProxy: 'Prüfen Sie den Proxy in den Netzwerkeinstellungen Ihres Systems.',
  proxyFault: (sentence: string): string => `Der Proxy: ${sentence}`,
  checkProxyOrAsk: 'Prüfen Sie den Proxy in den Netzwerkeinstellungen Ihres Systems, oder fragen Sie die Person, die das Netz betreibt.',
  proxyRefuses: (proxy: string, host: string, code: string): string => `Der Proxy ${proxy} verweigert den Weg zu ${host} (${code}).`,
  noReason: 'kein Grund genannt',
  askToReach: (host: string): string => `Bitten Sie die Person, die das Netz betreibt, ${appName} zu ${host} durchzulassen.`,
  portalFix: 'Öffnen Sie irgendeine Webseite im Browser. Zeigt dieses Netz eine Anmeldeseite, melden Sie sich dort an und starten Sie die Prüfungen noch einmal.',
  portal: 'Dieses Netz verlangt zuerst eine Anmeldung bei sich.',
  portalRedirect: (host: string, other: string): string => `Anfragen an ${host} werden an ${other} weitergeleitet. Vielleicht verlangt dieses Netz zuerst eine Anmeldung bei sich.`,
  portalPage: (host: string): string => `Statt ${host} antwortet eine Webseite. Vielleicht verlangt dieses Netz zuerst eine Anmeldung bei sich, oder die Adresse stimmt nicht.`,
  noPortal: 'Es liegt keine Anmeldeseite eines Netzes dazwischen.',
  localNoCertificate: (host: string): string => `${host} ist auf diesem Computer, wo kein Zertifikat nötig ist.`,
  plainHttp: (host: string): string => `${host} wird über bloßes http erreicht; unterwegs kann jeder mitlesen.`,
  expiredToday: (host: string): string => `Das Zertifikat von ${host} ist innerhalb des letzten Tages abgelaufen.`,
  expired: (host: string, days: number): string =>
    counted('de', days, { one: `Das Zertifikat von ${host} ist vor # Tag abgelaufen.`, other: `Das Zertifikat von ${host} ist vor # Tagen abgelaufen.` }),
  renew: (host: string): string => `Lassen Sie es von der Person erneuern, die ${host} betreibt.`,
  dateWrong: (sentence: string): string => `Stimmt das Datum auf diesem Computer nicht: ${sentence}`,
  notYetValid: (host: string): string => `Das Zertifikat von ${host} gilt noch nicht; wahrscheinlich geht die Uhr dieses Computers nach.`,
  otherName: (host: string): string => `Das Zertifikat unter ${host} gehört zu einem anderen Namen.`,
  otherNameFix: 'Prüfen Sie die Adresse, oder lassen Sie diesen Namen in das Zertifikat des Servers aufnehmen.',
  notTrusted: (host: string, issuer: string, code: string): string => `Das Zertifikat von ${host} ist von ${issuer} signiert; dieser Computer vertraut dem nicht (${code}).`,
  unnamedAuthority: 'einer Stelle ohne Namen',
  privateAuthority: (issuer: string): string => `${issuer}, einer privaten Stelle, der dieser Computer vertraut`,
  endsToday: (host: string): string => `Das Zertifikat von ${host} läuft in höchstens einem Tag ab.`,
  ends: (host: string, days: number): string =>
    counted('de', days, { one: `Das Zertifikat von ${host} läuft in # Tag ab.`, other: `Das Zertifikat von ${host} läuft in # Tagen ab.` }),
  renewBefore: (host: string): string => `Lassen Sie es vorher von der Person erneuern, die ${host} betreibt.`,
  signedBy: (host: string, issuer: string, days: number): string =>
    counted('de', days, {
      one: `Das Zertifikat von ${host} ist von ${issuer} signiert und gilt noch # Tag.`,
      other: `Das Zertifikat von ${host} ist von ${issuer} signiert und gilt noch # Tage.`,
    }),
} satisfies typeof words;
