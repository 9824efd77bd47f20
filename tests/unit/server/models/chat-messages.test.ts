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

  it('puts files before the words they came with, images apart, and says what a model cannot see', () => {
    const files = [
      { type: 'text', name: 'a.txt', text: 'A', cut: true },
      { type: 'image', name: 'dot.png', mimeType: 'image/png', base64: 'AQI=' },
      { type: 'other', name: 'b.zip', mimeType: 'application/zip' },
    ] as const;
    const [, message] = toChatMessages([{ role: 'user', text: 'Look', files }]);
    const text =
      '[Attached file “a.txt”, its beginning:]\n```\nA\n```\n\n[The file “b.zip” (application/zip) is attached, but you cannot read it.]\n\nLook';
    const url = 'data:image/png;base64,AQI=';
    expect(message).toEqual({
      role: 'user',
      content: [
        { type: 'text', text },
        { type: 'image_url', image_url: { url } },
      ],
    });
    const [, blind] = toChatMessages([{ role: 'user', text: 'Look', files }], false);
    expect(blind!.content).toMatch(/^\[Attached.*\[The image “dot\.png” is attached, but you cannot see images\.\].*Look$/s);
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
