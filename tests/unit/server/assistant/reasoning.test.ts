import { describe, expect, it } from 'vitest';
import { createReasoning } from '../../../../src/server/assistant/reasoning.ts';
import type { ThreadStreamEvent } from '../../../../src/shared/chatkit/types.ts';

let now = 0;
const start = (): ReturnType<typeof createReasoning> => {
  return createReasoning({ itemBase: () => ({ id: 'wf', thread_id: 't', created_at: '2026' }), now: () => now });
};
const done = (events: Iterable<ThreadStreamEvent>): unknown => [...events].find(({ type }) => type === 'thread.item.done');

describe('reasoning', () => {
  it('is nothing while there is nothing to see', () => {
    const reasoning = start();
    expect([...reasoning.add(' \n'), ...reasoning.close()]).toEqual([]);
    expect([...reasoning.add('too late')]).toEqual([]);
  });

  it('lasts whole seconds, at least one', () => {
    for (const [ms, duration] of [
      [0, 1],
      [1_400, 1],
      [61_600, 62],
    ] as const) {
      const reasoning = start();
      expect([...reasoning.add('Hm')]).toHaveLength(2);
      now += ms;
      expect(done(reasoning.close())).toMatchObject({ item: { workflow: { summary: { duration } } } });
      expect([...reasoning.close()]).toEqual([]);
    }
  });

  it('ends with every word, however rarely it was sent, and long ones are sent rarely', () => {
    const reasoning = start();
    let sent = 0;
    for (let n = 0; n < 10_000; n++) for (const event of reasoning.add('word ')) sent += JSON.stringify(event).length;
    expect(sent).toBeLessThan(10_000_000);
    expect(done(reasoning.close())).toMatchObject({ item: { workflow: { tasks: [{ content: 'word '.repeat(10_000) }] } } });
  });
});
