import { appName } from '../../../../../shared/brand.ts';
import { code } from '../../code.ts';
import type { SampleTopics } from '../../topic.ts';

/** Samples of what an answer can look like, English. */
export const samples: SampleTopics = {
  markdown: {
    question: 'Show me what Markdown looks like here.',
    cues: { format: 2, 'show me what': 1, sample: 1, heading: 2, list: 1, quote: 1, render: 2 },
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

${code.greet('Hello')}

---

That is most of GitHub-flavoured Markdown.`,
  },
  code: {
    question: 'Show me a code sample.',
    cues: { 'code sample': 4, 'code example': 4, program: 2, function: 2, highlight: 2, example: 1, sample: 1 },
    answer: `A small one: a limiter that lets a call through at most once per interval.

${code.throttle('Runs `action` at most once per `intervalMs`; calls in between are dropped.')}

And how to ask this server whether it is up:

${code.health}

Each block has the button **Copy code**.`,
  },
  table: {
    question: 'Show me a table.',
    cues: { table: 4, column: 2, compare: 2, comparison: 2, row: 1 },
    answer: `Here is one, comparing the ways to use ${appName}:

| | Built-in server, guide | Built-in server, model | Your backend |
|:--|:-:|:-:|:-:|
| Needs an account elsewhere | no | depends | yes |
| Works offline | yes | with a local model | no |
| Answers any question | no | yes | as you build it |
| Set-up | none | a few fields | two addresses |

Wide tables scroll sideways inside the message.`,
  },
};
