/** One message of the long thread, as the rivals read it. */
export interface Message {
  id: string;
  role: 'user' | 'assistant';
  text: string;
}

/** Items in the long thread; about twenty tokens each. */
export const itemCount = 10_000;

/** Tokens a second, and how many in all. */
export const tokensPerSecond = 300;
export const streamSeconds = 12;

const words = 'river window market signal copper garden winter letter planet bridge engine forest number silver paper cloud'.split(' ');
const word = (at: number): string => words[(at * 7 + (at >> 4)) % words.length] ?? '';
const phrase = (from: number, count: number): string => Array.from({ length: count }, (_, at) => word(from + at)).join(' ');

/** The item at `at` of the thread: questions, and answers with the Markdown that answers have. */
export function messageAt(at: number): Message {
  if (at % 2 === 0) return { id: `u${at}`, role: 'user', text: `How does the ${phrase(at, 8)}?` };
  const kinds = [
    `The **${word(at)}** is ${phrase(at, 20)}, see \`${word(at + 3)}\`.`,
    `- ${phrase(at, 6)}\n- ${phrase(at + 6, 6)}\n- ${phrase(at + 12, 6)}`,
    `${phrase(at, 14)}\n\n\`\`\`js\nconst ${word(at)} = ${at};\n\`\`\``,
    `${phrase(at, 22)}. [More](https://example.com/${at})`,
  ];
  return { id: `a${at}`, role: 'assistant', text: kinds[(at >> 1) % kinds.length] ?? '' };
}

/** The tokens of the streamed answer: paragraphs, lists, code and a table. */
export function* answerTokens(): Generator<string> {
  const count = tokensPerSecond * streamSeconds;
  for (let at = 0; at < count; at += 1) {
    if (at % 120 === 119) yield '.\n\n';
    else if (at % 240 === 60) yield `\n\n- **${word(at)}** `;
    else if (at % 480 === 200) yield '\n\n```ts\nconst answer = ';
    else if (at % 480 === 215) yield ';\n```\n\n';
    else if (at % 600 === 400) yield '\n\n| a | b |\n|---|---|\n| ';
    else yield `${word(at)} `;
  }
}
