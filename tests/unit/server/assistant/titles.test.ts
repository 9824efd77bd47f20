import { describe, expect, it } from 'vitest';
import { cleanTitle, titleFromWords } from '../../../../src/server/assistant/titles.ts';
import type { ThreadItem } from '../../../../src/shared/chatkit/types.ts';

const asked = (text: string): ThreadItem[] => [
  {
    id: 'i',
    thread_id: 't',
    created_at: '',
    type: 'user_message',
    content: [{ type: 'input_text', text }],
    attachments: [],
    inference_options: {},
  },
];

describe('titleFromWords', () => {
  it.each([
    ['  Which   rivers\nflow north? ', 'Which rivers flow north?'],
    ['## Plan **the** `trip`', 'Plan the trip'],
    ['', 'New thread'],
    ['   ', 'New thread'],
    [
      'Please tell me in great detail about every river that flows to the north',
      'Please tell me in great detail about every river that flows…',
    ],
    ['x'.repeat(100), `${'x'.repeat(60)}…`],
    ['👩‍🚀'.repeat(3), '👩‍🚀👩‍🚀👩‍🚀'],
  ])('makes of “%s” the title “%s”', (text, title) => {
    expect(titleFromWords(asked(text))).toBe(title);
  });

  it('has a name for a thread without a question', () => {
    expect(titleFromWords([])).toBe('New thread');
  });
});

describe('cleanTitle', () => {
  it.each([
    ['"Rivers of the North."', 'Rivers of the North'],
    ['Title: **Rivers**', 'Rivers'],
    ['<think>The user wants\na title</think>\n\nRivers', 'Rivers'],
    ['<think>cut off', ''],
    ['Rivers\nBecause they asked', 'Rivers'],
    ['«Реки»', 'Реки'],
    ['# C# and snake_case', 'C# and snake_case'],
  ])('makes of “%s” the title “%s”', (text, title) => {
    expect(cleanTitle(text)).toBe(title);
  });
});
