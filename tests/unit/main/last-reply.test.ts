import { describe, expect, it } from 'vitest';
import { lastReply, plainStart } from '../../../src/main/last-reply.ts';
import type { HistoryStore } from '../../../src/main/history-store.ts';

describe('the first words of a reply', () => {
  it('are one line without marks, code and pictures', () => {
    expect(plainStart('# Lisbon\n\nTake **tram 28** to [the castle](https://example.com), not `bus 737`.\n\n```ts\nconst secret = 1;\n```\n- then _walk_')).toBe(
      'Lisbon Take tram 28 to the castle, not bus 737. then _walk_',
    );
    expect(plainStart('![a map](https://example.com/a.png)')).toBe('');
    expect(plainStart('```\nnever closed')).toBe('');
    expect(plainStart('> quoted\n1. first\n2) second')).toBe('quoted first second');
  });

  it('end at a word, and hold nothing that cannot be seen', () => {
    const long = plainStart('word '.repeat(100));
    expect(long.length).toBeLessThanOrEqual(181);
    expect(long.endsWith('word…')).toBe(true);
    expect(plainStart('a\u202eb\u0000c\u200bd')).toBe('a b c d');
    expect(plainStart('😀'.repeat(200))).not.toMatch(/[\ud800-\udbff]…/);
  });

  it('are of the newest reply, past what is no text', async () => {
    const store = {
      thread: async () => ({ id: 't1', title: 'Lisbon' }),
      items: async () => ({ data: [{ type: 'widget' }, { type: 'assistant_message', content: [{ text: 'Take' }, { text: 'the tram' }] }, { type: 'user_message' }] }),
    } as unknown as HistoryStore;
    expect(await lastReply(store, 't1')).toEqual({ title: 'Lisbon', text: 'Take the tram' });
    expect(await lastReply({ thread: async () => undefined } as unknown as HistoryStore, 't1')).toBeUndefined();
  });
});
