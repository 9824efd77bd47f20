import { appName } from '../../../../../shared/brand.ts';
import { code } from '../../code.ts';
import type { ConnectingTopics } from '../../topic.ts';

/** Models, backends and tokens, German. */
export const connecting: ConnectingTopics = {
  model: {
    question: 'Wie verbinde ich ein Modell?',
    cues: { 'modell verbinden': 4, modell: 2, sprachmodell: 3, 'api-schlüssel': 3, schlüssel: 1, anbieter: 2, umgebungsvariable: 2, endpoint: 1, endpunkt: 1, verbinde: 1 },
    answer: `Jeder Endpunkt, der die Chat-API von OpenAI spricht, ist geeignet: einer im Internet oder einer auf diesem Computer.

**In der App:** Drücken Sie unten in der Seitenleiste auf **Modell verbinden**, oder öffnen Sie **Einstellungen → Modell** (\`Ctrl\` \`,\`, auf macOS \`⌘\` \`,\`).

1. **Dienst:** einer auf diesem Computer, etwa Ollama oder LM Studio, oder einer im Internet, etwa OpenAI, Anthropic oder Mistral. Jeder andere braucht seine Adresse.
2. **API-Schlüssel:** wenn der Dienst einen verlangt.
3. **Modell:** Wählen Sie es aus der Liste des Dienstes, oder tippen Sie seinen Namen ein.
4. **Testen** sagt, ob es antwortet, und sonst, was zu ändern ist. Drücken Sie dann auf **Speichern**.

Schon die nächste Nachricht geht an das Modell; neu starten müssen Sie nichts. Der Schlüssel liegt im Schlüsselbund des Systems und geht an keine andere Adresse als die, für die Sie ihn eingegeben haben.

**Oder mit Umgebungsvariablen,** die Vorrang vor den Einstellungen haben:

${code.environment}`,
  },
  backend: {
    question: 'Wie verbinde ich mein eigenes Backend?',
    cues: { 'eigenes backend': 4, 'eigenen server': 4, 'eigener server': 4, 'mein backend': 1, 'mein server': 3, 'meinen server': 3, 'unser backend': 4, remote: 1, entfernt: 1, verbindung: 2, adresse: 1, host: 1, bereitstell: 2 },
    answer: `Sie brauchen zwei Adressen: die vom **Anmeldeserver** (Better Auth mit seinem JWT-Plugin) und die vom **Chat-Server** (alles, was das ChatKit-Protokoll spricht).

1. Öffnen Sie **Einstellungen → Verbindung**, und wählen Sie **Ein anderer Server**.
2. Geben Sie beide Adressen ein, und drücken Sie auf **Verbindung prüfen**. Jede Zeile des Ergebnisses sagt, was nicht stimmt und wo es zu beheben ist.
3. Melden Sie sich an. ${appName} holt bei Better Auth ein Token und schickt es als \`Authorization: Bearer …\` an Ihren Chat-Server.

Auf dem Anmeldeserver genügt das Plugin:

${code.betterAuth}

Für die andere Seite fragen Sie mich dann: *Wie prüft mein Backend die Token?*`,
  },
  tokens: {
    question: 'Wie prüft mein Backend die Token?',
    cues: { prüf: 2, überprüf: 2, verifizier: 2, signatur: 2, aussteller: 3, zielgruppe: 2, autorisier: 1, 'nicht autorisiert': 3 },
    answer: `Die Token kommen vom JWT-Plugin von Better Auth: mit einem **asymmetrischen** Schlüssel signiert (EdDSA, wenn Sie nicht ES256 oder RS256 wählen), mit einer **\`kid\`** im Kopf, 15 Minuten gültig. Prüfen Sie sie mit den veröffentlichten Schlüsseln unter \`/api/auth/jwks\`, und prüfen Sie auch Aussteller (\`iss\`) und Empfänger (\`aud\`).

In TypeScript:

${code.verifyTypeScript}

In Python:

${code.verifyPython}

Ein Token **mit HS256 oder ohne \`kid\`** stammt nicht vom Plugin: Meist ist ein selbst gebauter Token-Endpunkt schuld. Entfernen Sie ihn, und nehmen Sie \`authClient.token()\`.`,
  },
  'sign-in': {
    question: 'Warum kann ich mich nicht anmelden, oder warum bin ich abgemeldet?',
    cues: { anmeld: 3, angemeldet: 3, abgemeldet: 4, abmeld: 3, einlogg: 3, ausgeloggt: 4, account: 2, konto: 2, 'zu viele': 3, sitzung: 2, session: 2, 'e-mail': 1, email: 1, falsch: 1 },
    answer: `- **Passwort oder E-Mail falsch:** Das Anmeldeformular sagt es. Konten auf dem Server dieses Computers und Konten auf einem entfernten Server haben nichts miteinander zu tun.
- **Zu viele Versuche:** Warten Sie die angezeigten Sekunden ab; ein früherer Versuch hilft nicht.
- **Von selbst abgemeldet:** Nur der Anmeldeserver kann eine Sitzung beenden, zum Beispiel nach einem neuen Passwort. Ein unterbrochenes Netz tut das nie.
- **Anmeldung bei jedem Start:** Der Schlüsselbund des Systems war nicht nutzbar. Ein Hinweis sagt, warum; unter Linux hilft es meist, einen Secret Service wie den GNOME-Schlüsselbund zu installieren und zu entsperren.

Um sich abzumelden, öffnen Sie oben in der Seitenleiste das Kontomenü, und wählen Sie **Abmelden …**`,
  },
};
