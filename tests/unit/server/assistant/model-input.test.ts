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

  it('tells what else the user saw and did, in short', () => {
    const long = 'x'.repeat(10_000);
    const call = { ...base, type: 'client_tool_call', call_id: 'c', name: 'get', arguments: { a: null } } as const;
    const task = { type: 'custom', title: 'Step', content: 'Done', status_indicator: 'none' } as const;
    const question = { id: 'q', question: 'Which?', type: 'freeform' } as const;
    const items: ThreadItem[] = [
      { ...call, status: 'pending' },
      { ...call, status: 'completed', output: { ok: 1 } },
      { ...base, type: 'widget', widget: { type: 'Card', text: long } },
      {
        ...base,
        type: 'structured_input',
        status: 'answered',
        inputs: [{ ...question, answer: { values: ['A', 'B'], skipped: false } }, question],
      },
      {
        ...base,
        type: 'workflow',
        workflow: { type: 'custom', tasks: [task, { type: 'thought', content: 'secret', status_indicator: 'none' }], expanded: false },
      },
      { ...base, type: 'generated_image', image: { id: 'i', url: 'u' } },
    ];
    const notes = toModelMessages(items);
    expect(notes.map(({ role, text }) => [role, text.slice(0, 90)])).toEqual([
      ['note', 'The app was asked for get({"a":null}) and answered: {"ok":1}'],
      ['note', `The user was shown this widget: {"type":"Card","text":"${'x'.repeat(35)}`],
      ['note', 'Questions that were put to the user (answered):\nWhich? A, B\nWhich? (no answer)'],
      ['note', 'Step: Done'],
      ['note', 'The user was shown an image that was generated for them.'],
    ]);
    expect(notes[1]!.text.length).toBeLessThan(4_100);
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
