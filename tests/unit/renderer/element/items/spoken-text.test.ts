import { expect, test } from 'vitest';
import { spokenText } from '../../../../../src/renderer/element/ui/spoken-text.ts';

test.each([
  ['**Bold**, *soft* and `code`', 'Bold, soft and code'],
  ['See [the manual](https://example.com/a?b=c#d) and ![a chart](data:image/png;base64,AAAA)', 'See the manual and a chart'],
  ['## Title\n\nText', 'Title\nText'],
  ['- one\n- [x] two\n3. three', 'one\ntwo\nthree'],
  ['> quoted\n> on', 'quoted\non'],
  ['```ts\nconst a = 1;\n```', 'const a = 1;'],
  ['| a | b |\n|---|:-:|\n| 1 | 2 |', 'a, b\n1, 2'],
  ['A note[^1]\n\n---\n\n[^1]: Below', 'A note\nBelow'],
  ['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
])('%j is read aloud as words alone', (markdown, spoken) => {
  expect(spokenText(markdown)).toBe(spoken);
});

test('a text without end is cut before it is looked at', () => {
  expect(spokenText('*'.repeat(1_000_000)).length).toBeLessThan(5_000);
});
