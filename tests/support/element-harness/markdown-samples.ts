import type { Annotation, ThreadItem } from '../../../src/shared/chatkit/types.ts';
import { item, part, user } from '../chatkit-events.ts';

/** Everything that Markdown in an answer can hold, to look at. */
const basics = `# Everything at once

A paragraph with **bold**, *italic*, ***both***, ~~gone~~, \`code\`, about ~5 or ~10 of them,
a second line, a [link](https://example.com/a), a bare https://example.org/path?x=1 and somebody@example.com.

1. First
   - nested with \`code\`
   - and more
     1. deep
     2. deeper
2. Second

   A paragraph in an item.

- [x] Done
- [ ] To do, with **weight**

> A quote
> on two lines
>
> > inside another

---

## A long word and a long address

Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsgebäudeverwaltung and
https://example.com/a/very/long/address/that/does/not/end/anywhere/near/the/edge/of/a/narrow/window/and/goes/on?query=with&many=parameters&and=more

| Left | Centre | Right | A column with a long heading | Another one | And a last one that makes it wide |
| :-- | :-: | --: | --- | --- | --- |
| one | two | 3 | four words in here | five | six |
| 1 | 2 | 3,000 | \`code\` and **bold** | a<br>b | [link](https://example.com) |
`;

const code = `\`\`\`ts
export async function* readLines(path: string): AsyncGenerator<string> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity }); // a line that is longer than the block is wide
  for await (const line of lines) yield line.trimEnd();
}
\`\`\`

\`\`\`python
@dataclass
class Point:
    x: float = 0.0  # metres
    def norm(self) -> float: return math.hypot(self.x, 1)
\`\`\`

\`\`\`
No language at all
\`\`\`

\`\`\`klingon
unknown stays plain
\`\`\`

- In a list:

  \`\`\`json
  { "a": [1, 2, null], "b": "text" }
  \`\`\`
`;

const maths = `Inline: $e^{i\\pi} + 1 = 0$, \\(\\sum_{n=1}^\\infty \\frac{1}{n^2} = \\frac{\\pi^2}{6}\\), water is $\\ce{H2O}$. It costs $5 or $10, not US$ 20.

$$
\\int_{-\\infty}^{\\infty} e^{-x^2} \\, dx = \\sqrt{\\pi}
$$

\\[
\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}
\\begin{pmatrix} x \\\\ y \\end{pmatrix}
= \\begin{pmatrix} ax + by \\\\ cx + dy \\end{pmatrix}
\\]

- In an item: \\[ f(x) = \\begin{cases} 1 & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases} \\]

A very long one: $$a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 + a_{10} + a_{11} + a_{12} + a_{13} + a_{14} + a_{15} + a_{16} + a_{17} + a_{18} + a_{19} = n$$

Broken: $\\frac{1$ and unknown: $\\nosuchcommand{x}$`;

const notes = `Reading by line is old[^1], and streams are older[^streams]. Once more[^1].

[^1]: See the *manual*, section 3.
[^streams]: Two paragraphs.

    The second, with \`code\`.`;

const diagram = `Here is how it flows:

\`\`\`mermaid
flowchart LR
  A[Shell] -->|port| B(Chat page)
  B --> C{Allowed?}
  C -- yes --> D[(Gateway)]
  C -- no --> E[Link only]
  subgraph Main
    D --> F[Backend]
  end
\`\`\`

\`\`\`mermaid
sequenceDiagram
  participant U as User
  participant S as Server
  U->>S: threads.create
  S-->>U: thread.created
  Note over U,S: streams from here
\`\`\`

\`\`\`mermaid
flowchart LR
  A --> --> B ]]
\`\`\``;

const direction = `مرحبا بالعالم، هذه فقرة بالعربية مع كلمة English في وسطها.

And an English paragraph after it, with עברית in it.

1. עברית בתוך רשימה
2. ועוד אחת עם \`code\`

> اقتباس بالعربية

| الاسم | العدد |
| --- | --- |
| تفاح | ٣ |

$$ x^2 + y^2 = z^2 $$

\`\`\`js
const greeting = 'مرحبا';
\`\`\``;

const spoof = `A link that says [https://bank.example](https://evil.example/login), one in other letters [аррӏе.com](https://www.аррӏе.com/), an honest [example.com](https://docs.example.com/x).

An override: \u202eexe.gpj\u202c and zero\u200bwidth in [goo\u200bgle.com](https://evil.example). Code: \`if (a\u202e) {\u2066\` and \`a\u200bb\`.

![A chart](https://img.example/chart.png) ![A dot](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==) ![gone](/missing.png)

<script>alert(1)</script> and <b>raw</b> <!-- comment -->`;

const cited = 'Node reads files in streams, so memory stays flat. Lines are split by readline 😀, and back-pressure is kept. The handbook says so, too.';

/** The place behind a text, in code points. */
const at = (text: string): number => Array.from(cited.slice(0, cited.indexOf(text) + text.length)).length;
const mark = (index: number | undefined, source: Annotation['source']): Annotation => ({ type: 'annotation', source, ...(index !== undefined && { index }) });

const web: Annotation['source'] = { type: 'url', title: 'Stream | Node.js documentation', url: 'https://nodejs.org/api/stream.html', description: 'A stream is an abstract interface for working with streaming data in Node.js.', timestamp: '2026-03-04T00:00:00Z', attribution: 'nodejs.org', group: 'Web' };
const file: Annotation['source'] = { type: 'file', title: 'Team handbook', filename: 'handbook-2026.pdf', description: 'Chapter 4: reading large files.', group: 'Files' };
const entity: Annotation['source'] = { type: 'entity', id: 'doc_1', title: 'Runbook: imports', icon: 'book-open', label: 'Runbook', inline_label: 'Runbook', interactive: true, data: {} };
const evil: Annotation['source'] = { type: 'url', title: 'Not a link', url: 'javascript:alert(1)' };

const annotations = [mark(at('flat.'), web), mark(at('😀'), web), mark(at('😀'), file), mark(at('kept.'), file), mark(at('too.'), entity), mark(undefined, evil)];

const answers = { basics, code, maths, notes, diagram, direction, spoof };

/** Threads by name, each with one answer to look at. */
export const markdownThreads: Readonly<Record<string, ThreadItem[]>> = {
  ...Object.fromEntries(Object.entries(answers).map(([name, text]) => [`thr_md_${name}`, [user('u1', `Show me: ${name}`), item({ id: 'a1', type: 'assistant_message', content: [part(text)] })]])),
  thr_md_cited: [user('u1', 'How does Node read files?'), item({ id: 'a1', type: 'assistant_message', content: [part(cited, annotations)] })],
};
