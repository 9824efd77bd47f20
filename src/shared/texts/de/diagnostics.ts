import { counted } from '../counted.ts';
import type { diagnostics as words } from '../en/diagnostics.ts';

/** "Why am I signed out?": its page, the checks and the report, German. */
export const diagnostics = {
  whySignedOut: 'Warum bin ich abgemeldet?',
  whyUnread: 'Warum ist meine Anmeldung nicht lesbar?',
  title: 'Verbindung und Anmeldung',
  parts: 'Teile',
  timeline: 'Was geschehen ist',
  checks: 'Prüfungen der Verbindung',
  report: 'Bericht',
  readFailed: (reason: string): string => `Was geschehen ist, konnte nicht gelesen werden. ${reason}`,
  reading: 'Was geschehen ist, wird gelesen',
  runChecks: 'Prüfungen starten',
  runAgain: 'Noch einmal prüfen',
  checking: 'Prüfung läuft',
  connectionSettings: 'Verbindungseinstellungen',
  looksAt: (server: string | undefined): string =>
    `Prüft Namen, Proxy, Zertifikate, Uhr, Anmeldeserver, Schlüssel und Chat-Server auf dem Weg zu ${server ?? 'dem Server auf diesem Computer'} und ändert nichts.`,
  checkedAt: (time: string): string => `Geprüft um ${time}.`,
  reportMeans:
    'Für alle, die Ihnen helfen. Das ist alles: Versionen, Servernamen, Zeiten und Codes, auf Englisch. Er enthält kein Passwort, keinen Token, kein Cookie, nichts von Ihnen oder anderen Geschriebenes, keinen Namen und keine E-Mail-Adresse.',
  copyReport: 'Bericht kopieren',
  saveReport: 'Bericht speichern …',
  theReport: 'Der Bericht',
  problemsOnly: 'Nur Probleme',
  problemsIn: (problems: number, entries: number): string =>
    `${counted('de', problems, { one: '# Problem', other: '# Probleme' })} in ${counted('de', entries, { one: '# Eintrag', other: '# Einträgen' })}`,
  noProblemsIn: (entries: number): string => counted('de', entries, { one: 'Keine Probleme in # Eintrag', other: 'Keine Probleme in # Einträgen' }),
  noProblems: 'Es sind keine Probleme vermerkt.',
  nothingNoted: 'Noch ist nichts vermerkt. Anmeldungen, Abmeldungen und Störungen unterwegs erscheinen hier.',
  showOlder: (count: number): string => counted('de', count, { one: '# älteren zeigen', other: '# ältere zeigen' }),
  problem: 'Problem:',
  timesSince: (count: number, time: string): string => counted('de', count, { one: `#-mal seit ${time}`, other: `#-mal seit ${time}` }),
} satisfies typeof words;
