import { appName } from '../../../../../shared/brand.ts';
import { code } from '../../code.ts';
import type { SampleTopics } from '../../topic.ts';

/** Samples of what an answer can look like, German. */
export const samples: SampleTopics = {
  markdown: {
    question: 'Zeig mir, wie Markdown hier aussieht.',
    cues: { format: 2, überschrift: 2, 'zeig mir': 1, liste: 1, zitat: 1, beispiel: 1, darstell: 2 },
    answer: `## Überschriften, Listen und Hervorhebungen

Text kann **fett**, *kursiv*, ~~durchgestrichen~~ oder \`Code\` sein. [Links](https://www.better-auth.com) öffnen sich in Ihrem Browser.

1. Nummerierte Listen
2. mit einem zweiten Eintrag
   - und einem darunter

- [x] Eine erledigte Aufgabe
- [ ] Eine offene

> Zitate heben sich vom Text um sie herum ab.

| Spalte | Noch eine |
|:--|--:|
| links | rechts |
| 10 | 1.000 |

${code.greet('Hallo')}

---

Das ist das meiste von Markdown, wie GitHub es kennt.`,
  },
  code: {
    question: 'Zeig mir ein Stück Code.',
    cues: { 'stück code': 4, codebeispiel: 4, quelltext: 3, quellcode: 3, programm: 2, funktion: 2, beispiel: 1 },
    answer: `Ein kleines: eine Bremse, die je Zeitspanne höchstens einen Aufruf durchlässt.

${code.throttle('Führt `action` höchstens einmal je `intervalMs` aus; Aufrufe dazwischen entfallen.')}

Und so fragen Sie diesen Server, ob er läuft:

${code.health}

An jedem Block steht der Knopf **Code kopieren**.`,
  },
  table: {
    question: 'Zeig mir eine Tabelle.',
    cues: { tabelle: 4, spalte: 2, vergleich: 2, zeile: 1 },
    answer: `Hier ist eine; sie vergleicht, wie Sie ${appName} nutzen können:

| | Eingebauter Server, Leitfaden | Eingebauter Server, Modell | Ihr Backend |
|:--|:-:|:-:|:-:|
| Braucht ein Konto woanders | nein | je nachdem | ja |
| Geht offline | ja | mit lokalem Modell | nein |
| Beantwortet jede Frage | nein | ja | so, wie Sie es bauen |
| Einrichtung | keine | ein paar Felder | zwei Adressen |

Breite Tabellen lassen sich in der Nachricht seitwärts verschieben.`,
  },
};
