import { appName, typedName } from '../../../../../shared/brand.ts';
import type { ProductTopics } from '../../topic.ts';

/** What Latchkey is and how it behaves, German. */
export const product: ProductTopics = {
  about: {
    question: `Was ist ${appName}?`,
    cues: { [`was ist ${typedName}`]: 4, [`über ${typedName}`]: 3, 'was kannst du': 3, 'was können sie': 3, 'was kann ich hier': 3, 'wer bist du': 3, 'wer sind sie': 3, 'was bist du': 3, 'was ist das': 2, 'kannst du mir helfen': 3, zweck: 2, 'stell dich': 2 },
    answer: `**${appName}** ist ein Desktop-Client für ChatKit-Backends, an denen man sich mit Better Auth anmeldet.

- **Einmal anmelden.** Ihre Sitzung liegt im Schlüsselbund des Systems, nicht in einer Webseite, und übersteht Neustarts.
- **Token bleiben außer Reichweite.** Keine Seite bekommt je ein Token zu sehen; die App fügt es jeder Anfrage erst auf dem Weg nach draußen an.
- **Geht ohne Cloud.** Die Chat-Oberfläche ist Teil der App. Gerade sprechen Sie mit einem Server, der auf diesem Computer läuft.
- **Wohin, bestimmen Sie.** Zwei Adressen verbinden ${appName} mit Ihrem eigenen Backend.

Gute nächste Fragen: *Wie verbinde ich ein Modell?* · *Wie verbinde ich mein eigenes Backend?*`,
  },
  offline: {
    question: 'Was geht ohne Netz?',
    cues: { 'ohne internet': 3, 'ohne netz': 3, 'kein internet': 3, 'kein netz': 3, flugzeug: 2, flugmodus: 3, netz: 1, internet: 1, wlan: 2 },
    answer: `Dieser Server läuft auf Ihrem Computer, deshalb brauchen **Anmelden, Chatten mit diesem Leitfaden und das Lesen Ihrer Chats gar kein Netz**.

Was von einem Netz abhängt:

| Sie nutzen | Nötig ist |
|---|---|
| den eingebauten Server mit diesem Leitfaden | nichts |
| den eingebauten Server mit einem lokalen Modell, etwa Ollama | nichts |
| den eingebauten Server mit einem Modell im Internet | die Adresse dieses Modells |
| Ihr eigenes Backend | Ihr Backend und sein Anmeldeserver |

Ist ein Server nicht zu erreichen, sagt ${appName} das in einer schmalen Zeile und lässt Sie angemeldet. Nur eine klare Ablehnung durch den Anmeldeserver beendet eine Sitzung, ein unterbrochenes Netz nie.`,
  },
  demo: {
    question: 'Was kann ein Chat hier zeigen?',
    cues: { 'was kann ein chat': 4, 'zeig mir alles': 3, diagramm: 2, galerie: 2, formular: 2, formel: 1 },
    answer: `Alles, was ein ChatKit-Backend senden kann: Text mit Quellen, Arbeitsschritte, Formulare, Diagramme, Tabellen, Fragen, Bilder.

Schreiben Sie **\`/demo\`** für eine Liste zum Auswählen, oder nennen Sie etwas davon: \`/demo form\`, \`/demo charts\`, \`/demo sources\`, \`/demo questions\`. Es läuft auf diesem Computer, auf Englisch, und braucht kein Modell.`,
  },
  privacy: {
    question: 'Wo werden meine Chats und mein Passwort aufbewahrt?',
    cues: { datenschutz: 3, privatsphäre: 3, privat: 2, 'meine daten': 3, datenordner: 3, gespeichert: 2, speicher: 1, aufbewahr: 2, 'wo sind meine': 2, 'wo liegen': 2, passwort: 2, schlüsselbund: 3, sicher: 2, verschlüssel: 3, telemetrie: 3, verfolg: 2 },
    answer: `Alles, was dieser Server weiß, bleibt in seinem Datenordner auf diesem Computer, und nur Ihr Benutzer kann darin lesen. Die App verschlüsselt es mit einem Schlüssel aus dem Schlüsselbund; wo das nicht möglich ist, sagt sie es.

- \`chat.db\` – Chats und Nachrichten
- \`auth.db\` – Konten; Passwörter nur als Hash mit Salt
- \`secret\` – der Schlüssel, der Sitzungen signiert

Die App selbst bewahrt Ihre Sitzung im **Schlüsselbund des Systems** auf (Schlüsselbund auf macOS, Anmeldeinformationsverwaltung auf Windows, Secret Service auf Linux). Wo es keinen nutzbaren gibt, hält sie die Sitzung im Arbeitsspeicher, sagt es Ihnen und schreibt sie nie unverschlüsselt auf die Festplatte.

Es gibt keine Telemetrie. Eine Nachricht verlässt diesen Computer nur, wenn Sie ein Modell im Internet oder ein entferntes Backend verbinden.`,
  },
  shortcuts: {
    question: 'Welche Tastenkombinationen gibt es?',
    cues: { tastenkombination: 3, tastenkürzel: 3, tastatur: 3, kürzel: 2, shortcut: 3, hotkey: 3, keyboard: 3, strg: 2, tasten: 2 },
    answer: `Auf deutschen Tastaturen heißt **Ctrl** „Strg“; auf macOS nehmen Sie **⌘**.

| Tasten | Was sie tun |
|---|---|
| \`Ctrl\` \`N\` oder \`Ctrl\` \`Shift\` \`O\` | Neuer Chat |
| \`Ctrl\` \`K\` | Chats durchsuchen |
| \`Ctrl\` \`B\` | Seitenleiste ein- oder ausblenden |
| \`Ctrl\` \`,\` | Einstellungen |
| \`Ctrl\` \`Shift\` \`P\` | Alle Befehle |
| \`Ctrl\` \`/\` | Tastenkombinationen |
| \`Enter\` | Die Nachricht senden |
| \`Shift\` \`Enter\` | Neue Zeile in der Nachricht |
| \`Esc\` | Oberstes Menü oder oberstes Fenster schließen |`,
  },
  threads: {
    question: 'Wie benenne ich einen Chat um, lösche ich ihn oder lasse ich neu antworten?',
    cues: { umbenennen: 3, 'benenne ich': 3, lösch: 3, entfern: 1, verlauf: 2, seitenleiste: 2, sidebar: 2, 'neu antworten': 3, 'erneut versuchen': 3, wiederhol: 2, anhalten: 2, stopp: 2, abbrech: 2, titel: 1, 'neuer chat': 2, 'alte chats': 2 },
    answer: `Ihre Chats stehen in der Seitenleiste, die zuletzt genutzten oben.

- **Umbenennen** und **Löschen** stehen im Menü, das in der Zeile eines Chats erscheint.
- **Antwort anhalten** können Sie mit dem Knopf im Eingabefeld. Was bis dahin geschrieben ist, bleibt.
- **Neu antworten** steht unter einer Antwort, **Erneut versuchen** bei einem Fehler. Alles nach Ihrer Nachricht wird dabei ersetzt.

Einen Namen bekommen Chats von selbst: vom Modell, wenn eines verbunden ist, sonst aus Ihren ersten Worten.`,
  },
};
