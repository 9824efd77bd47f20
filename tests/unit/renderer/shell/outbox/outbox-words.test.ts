import { describe, expect, it } from 'vitest';
import { entryText, outboxWords, stateWords } from '../../../../../src/renderer/shell/outbox/outbox-words.ts';
import type { OutboxView } from '../../../../../src/shared/history.ts';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';

const entry = (change: Partial<OutboxView> = {}): OutboxView => ({ id: 'e', kind: 'message', threadId: 't', state: 'queued', text: 'Hello', createdAt: 0, ...change });

describe('the line of the outbox', () => {
  it('is not there when nothing waits', () => {
    expect(outboxWords(texts, [])).toBeUndefined();
  });

  it('counts messages, and calls them changes where there are others too', () => {
    expect(outboxWords(texts, [entry()])).toBe('1 message waits to be sent');
    expect(outboxWords(texts, [entry(), entry()])).toBe('2 messages wait to be sent');
    expect(outboxWords(texts, [entry(), entry({ kind: 'rename' })])).toBe('2 changes wait to be sent');
  });

  it('tells first what needs a person', () => {
    expect(outboxWords(texts, [entry(), entry({ state: 'refused' })])).toBe('1 message was not sent');
  });
});

describe('an entry', () => {
  it('says what it is about, also without words of its own', () => {
    expect([entry({ text: ' ' }), entry({ kind: 'rename', text: 'New' }), entry({ kind: 'delete' })].map((one) => entryText(texts, one))).toEqual(['A message without text', 'New title: New', 'Delete this chat']);
  });

  it('says what becomes of it', () => {
    expect(stateWords(texts, entry(), false)).toBe('Will be sent when you’re online');
    expect(stateWords(texts, entry(), true)).toBe('Sent in a moment');
    expect(stateWords(texts, entry({ state: 'uncertain' }), true)).toMatch(/checked before it is sent again/);
    expect(stateWords(texts, entry({ state: 'refused', problem: 'The chat is closed.' }), true)).toBe('The chat is closed.');
  });
});
