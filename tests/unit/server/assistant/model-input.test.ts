import { describe, expect, it } from 'vitest';
import { toModelMessages } from '../../../../src/server/assistant/model-input.ts';
import type { ThreadItem, UserMessageItem } from '../../../../src/shared/chatkit/types.ts';

const base = { id: 'i', thread_id: 't', created_at: '2026-01-01T00:00:00.000Z' };
const user = (text: string, more: Partial<UserMessageItem> = {}): ThreadItem => {
  return { ...base, type: 'user_message', content: [{ type: 'input_text', text }], attachments: [], inference_options: {}, ...more };
};
const assistant = (text: string): ThreadItem => ({
  ...base,
  type: 'assistant_message',
  content: [{ type: 'output_text', text, annotations: [] }],
});

describe('toModelMessages', () => {
  it('gives what was said, tags by name, and hidden context as notes', () => {
    const tagged = user('', {
      content: [
        { type: 'input_text', text: 'Ask ' },
        { type: 'input_tag', id: '1', text: 'Ann', data: {} },
      ],
    });
    const items: ThreadItem[] = [
      tagged,
      assistant('Done.'),
      { ...base, type: 'sdk_hidden_context', content: 'stopped' },
      { ...base, type: 'end_of_turn' },
    ];
    expect(toModelMessages(items)).toEqual([
      { role: 'user', text: 'Ask @Ann' },
      { role: 'assistant', text: 'Done.' },
      { role: 'note', text: 'stopped' },
    ]);
  });

  it('quotes only for the newest message', () => {
    const messages = toModelMessages([user('Old', { quoted_text: 'before' }), assistant('A'), user('New', { quoted_text: 'two\nlines' })]);
    expect(messages.map(({ text }) => text)).toEqual(['Old', 'A', 'About this part of the conversation:\n> two\n> lines\n\nNew']);
  });

  it('keeps to the budget from the newest backwards, and begins with a question', () => {
    const items = [user('q1'.repeat(10)), assistant('a1'.repeat(10)), user('q2'.repeat(10)), assistant('a2'.repeat(10)), user('q3')];
    expect(toModelMessages(items, () => [], 65).map(({ text }) => text.slice(0, 2))).toEqual(['q2', 'a2', 'q3']);
    expect(toModelMessages(items, () => [], 45).map(({ text }) => text.slice(0, 2))).toEqual(['q2', 'a2', 'q3']);
    expect(toModelMessages(items, () => [], 30).map(({ text }) => text.slice(0, 2))).toEqual(['q3']);
  });

  it('never drops the newest message, however long', () => {
    expect(toModelMessages([user('short'), assistant('short'), user('x'.repeat(100))], () => [], 10)).toEqual([
      { role: 'user', text: 'x'.repeat(100) },
    ]);
  });
});
