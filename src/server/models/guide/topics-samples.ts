import type { Topic } from './topic.ts';

/** Samples that show what an answer can look like. */
export const sampleTopics: readonly Topic[] = [
  {
    id: 'markdown',
    question: 'Show me what Markdown looks like here.',
    cues: { markdown: 4, format: 2, 'show me what': 1, sample: 1, demo: 2, heading: 2, list: 1, quote: 1, render: 2 },
    answer: `## Headings, lists and emphasis

Text can be **bold**, *italic*, ~~struck out~~ or \`code\`. [Links](https://www.better-auth.com) open in your browser.

1. Numbered lists
2. with a second entry
   - and one inside

- [x] A task that is done
- [ ] One that is not

> Quotes stand apart from the text around them.

| Column | Another one |
|:--|--:|
| left | right |
| 10 | 1,000 |

\`\`\`ts
export function greet(name: string): string {
  return \`Hello, \${name}\`;
}
\`\`\`

---

That is most of GitHub-flavoured Markdown.`,
  },
  {
    id: 'code',
    question: 'Show me a code sample.',
    cues: {
      code: 3,
      'code sample': 4,
      'code example': 4,
      snippet: 3,
      typescript: 2,
      javascript: 2,
      program: 2,
      function: 2,
      highlight: 2,
      example: 1,
      sample: 1,
    },
    answer: `A small one: a limiter that lets a call through at most once per interval.

\`\`\`ts
/** Runs \`action\` at most once per \`intervalMs\`; calls in between are dropped. */
export function throttle<A extends unknown[]>(action: (...args: A) => void, intervalMs: number) {
  let nextAt = 0;
  return (...args: A): void => {
    const now = Date.now();
    if (now < nextAt) return;
    nextAt = now + intervalMs;
    action(...args);
  };
}
\`\`\`

And how to ask this server whether it is up:

\`\`\`sh
curl http://127.0.0.1:4590/health
\`\`\`

Each block has a button that copies it.`,
  },
  {
    id: 'table',
    question: 'Show me a table.',
    cues: { table: 4, column: 2, compare: 2, comparison: 2, row: 1 },
    answer: `Here is one, comparing the ways to use Latchkey:

| | Built-in server, guide | Built-in server, model | Your backend |
|:--|:-:|:-:|:-:|
| Needs an account elsewhere | no | depends | yes |
| Works offline | yes | with a local model | no |
| Answers any question | no | yes | as you build it |
| Set-up | none | three fields | two URLs |

Wide tables scroll sideways inside the message.`,
  },
];
