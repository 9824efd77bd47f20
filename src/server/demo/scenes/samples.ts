const fence = '```';

export const markdownSample = `## Headings and text

A paragraph with **bold**, *italic*, ~~struck~~ and \`code\`, and a [link](https://example.com/docs).
A line break in the source is a line break here.

1. First
2. Second
   - with a point below
   - and another

- [x] Tasks that are done
- [ ] and tasks that are not

> A quotation, which can hold **other marks** too.

| Plan | Seats | Price |
| :-- | :-: | --: |
| Small | 5 | €20 |
| Large | 50 | €150 |

A footnote[^1] explains the rest, and [this opens something in the app](chatkit-link://open?id=42).

---

[^1]: Footnotes lead to the end of the message and back.
`;

export const codeSample = `A function in TypeScript:

${fence}ts
/** Sums what is there. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
${fence}

The same in Python, and a query:

${fence}python
def sum_all(values: list[float]) -> float:
    return sum(values)  # there is one already
${fence}

${fence}sql
SELECT user_id, count(*) AS threads FROM threads WHERE created_at > now() - interval '7 days' GROUP BY user_id ORDER BY threads DESC;
${fence}
`;

export const mathSample = `The quadratic formula is $x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}$, and on its own:

$$
\\int_{-\\infty}^{\\infty} e^{-x^2} \\, dx = \\sqrt{\\pi}
$$

A price of $5 or $10 is no formula.
`;

export const diagramSample = `How a message travels:

${fence}mermaid
flowchart LR
  Page -- fetch --> Main
  Main -- "Bearer token" --> Backend
  Backend -- events --> Main --> Page
${fence}
`;

export const rightToLeftSample = `مرحبًا! هذه فقرة من اليمين إلى اليسار مع **نص عريض** و\`code\`.

1. الخطوة الأولى
2. الخطوة الثانية

And a paragraph in English keeps its own direction.
`;

const paragraph =
  'A long answer is the test of a chat client. It must stay smooth while it grows, keep its place when it is scrolled, stop at once when it is told to, and still be there after a reload.';

export const longSample = Array.from({ length: 40 }, (_, at) => `### Part ${at + 1}\n\n${paragraph}`).join('\n\n');
