import { describe, expect, test } from 'vitest';
import { literalsIn } from './literals.ts';
import { readRepository, sourceFiles } from './source-tree.ts';

/** Words that are in a file of their own part still, on their way into the catalogue. */
const moving = /^$/;

const sources = [...sourceFiles(readRepository())].filter(([path]) => /^src\/renderer\/(shell|chat)\/.*\.tsx?$/.test(path) && !moving.test(path));

/** What stays as it is in every language, and why. */
const allowed: readonly (readonly [why: string, text: RegExp])[] = [
  ['for programmers, who made the mistake', / outside \w+$|has lost #/],
  ['of the app itself, in every language', /^(Latchkey|… – Latchkey)$/],
  ['names of keys and of products', /^(F2|Esc|Enter|Ctrl…|OpenAI|Azure OpenAI|Anthropic|Google Gemini|Mistral|Groq|OpenRouter|Together AI|Ollama|LM Studio|llama\.cpp|vLLM|Jan|Markdown|JSON|Zip|[⌘⇧↩⌫↑↓ –\dCtrl+Shiftmu]+)$/],
  ['examples of addresses', /^(https|app):\/\//],
  ['English of an error for reports; pages say it by its name in the catalogue', /^Latchkey has stopped\./],
  ['details of an error, for whoever is asked for help', /^(Code|Message|Time|HTTP status): …$|^HTTP …$/],
  ['thrown within the chat page, where the element says it in its own words', /^(No place to draw in|No drawing|Latchkey could not change this message|The answer may be going on at the server)/],
  ['selectors', /^\.|^\[|^input|^#/],
];

describe('the pages', () => {
  test('have no text outside the catalogue', () => {
    expect(sources.length).toBeGreaterThan(80);
    const strays = sources.flatMap(([path, source]) => literalsIn(path, source)).filter(({ text }) => !allowed.some(([, pattern]) => pattern.test(text)));
    expect(strays).toEqual([]);
  });
});

describe('the rule', () => {
  const texts = (source: string): string[] => literalsIn('a.tsx', source).map(({ text }) => text);

  test('sees words between tags, in attributes that are read, and sentences anywhere', () => {
    expect(texts('const a = <p>Hello there</p>;')).toEqual(['Hello there']);
    expect(texts('const a = <button aria-label="Close" className="one two three" type="button" />;')).toEqual(['Close']);
    expect(texts(`const a = { label: 'Save', kind: 'save' };`)).toEqual(['Save']);
    expect(texts(`notify('The list could not be read.');`)).toEqual(['The list could not be read.']);
    expect(texts('notify(`Deleted ${title} for good`);')).toEqual(['Deleted … for good']);
  });

  test('leaves alone what nobody reads', () => {
    expect(texts(`import { a } from './a b c.ts'; // Some words here\nconst a: 'One two three' | undefined = <i className={\`note \${tone} wide\`}>{texts.close}</i>;`)).toEqual([]);
    expect(texts(`document.querySelector('[role="menu"]'); const key = \`chat:\${id}\`;`)).toEqual([]);
  });
});
