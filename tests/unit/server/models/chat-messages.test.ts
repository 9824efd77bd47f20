import { describe, expect, it } from 'vitest';
import { toChatMessages, toTitleMessages } from '../../../../src/server/models/chat-messages.ts';

describe('toChatMessages', () => {
  it('puts the instructions first and joins neighbours of one role, notes with the user’s messages', () => {
    const messages = toChatMessages([
      { role: 'user', text: 'One' },
      { role: 'note', text: 'It was stopped.' },
      { role: 'user', text: 'Two' },
      { role: 'assistant', text: 'Answer' },
    ]);
    expect(messages).toEqual([
      { role: 'system', content: expect.any(String) },
      { role: 'user', content: 'One\n\n[It was stopped.]\n\nTwo' },
      { role: 'assistant', content: 'Answer' },
    ]);
  });
});

describe('toTitleMessages', () => {
  it('asks once, with the beginning of the first messages only', () => {
    const [request, ...rest] = toTitleMessages([
      { role: 'user', text: 'q'.repeat(10_000) },
      { role: 'note', text: 'hidden' },
      ...Array.from({ length: 10 }, (_, index) => ({ role: 'assistant', text: `answer ${index}` }) as const),
    ]);
    expect(rest).toEqual([]);
    expect(request!.content.length).toBeLessThan(2_000);
    expect(request!.content).not.toMatch(/hidden|answer 3/);
  });
});
