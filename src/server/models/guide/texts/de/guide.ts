import { appName, environmentPrefix } from '../../../../../shared/brand.ts';
import type { GuideTexts } from '../../topic.ts';
import { connecting } from './connecting.ts';
import { product } from './product.ts';
import { samples } from './samples.ts';

/** What the guide says, German. */
export const guide: GuideTexts = {
  talk: {
    greetings: ['hallo', 'hi', 'hey', 'guten morgen', 'guten tag', 'guten abend', 'moin', 'servus', 'grüß gott', 'grüezi'],
    thanks: ['danke', 'vielen dank', 'dankeschön', 'super', 'perfekt', 'prima', 'cool'],
    marks: ['wie', 'warum', 'wieso', 'wo', 'wer', 'welche', 'welches', 'welcher', 'der', 'das', 'ein', 'eine', 'einen', 'ist', 'sind', 'kann', 'ich', 'mein', 'meine', 'meinen', 'und', 'nicht', 'mir', 'für', 'mit', 'gibt', 'zeig', 'zeige'],
    hello: 'Hallo!',
    welcome: 'Gern geschehen.',
    cannot: 'Darauf kann ich nicht antworten.',
    introduction:
      `**Es ist noch kein Sprachmodell verbunden**, deshalb sprechen Sie mit dem eingebauten Leitfaden von ${appName}. Er kennt diese App und sonst nichts, und er läuft ganz auf diesem Computer.`,
    howToConnect:
      `Damit Sie alles fragen können, verbinden Sie ein Modell: Drücken Sie unten in der Seitenleiste auf **Modell verbinden**, öffnen Sie **Einstellungen → Modell**, oder setzen Sie vor dem Start \`OPENAI_BASE_URL\`, \`OPENAI_API_KEY\` und \`${environmentPrefix}_MODEL\`. Mehr erfahren Sie mit *Wie verbinde ich ein Modell?*`,
    files: 'In Dateien kann ich nicht hineinsehen; ein verbundenes Modell kann es.',
    longNote:
      `---\n\n*Es ist kein Sprachmodell verbunden, deshalb kommt diese Antwort aus dem eingebauten Leitfaden von ${appName}. Verbinden Sie eines unter **Einstellungen → Modell**, um alles fragen zu können.*`,
    shortNote: '*Das ist der eingebaute Leitfaden; es ist kein Modell verbunden.*',
    offer: 'Sie können mich zum Beispiel fragen:',
  },
  topics: { ...connecting, ...product, ...samples },
};
