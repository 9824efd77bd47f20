import { expect, it } from 'vitest';
import { at, historyFolder, localHistoryHost, openTestHistory, userMessage } from '../../../support/history.ts';

it('gives memory back once nothing was asked for two seconds, and then answers as before', async () => {
  let quiet = 0;
  let waiting: { run: () => void; delayMs: number }[] = [];
  const host = localHistoryHost({
    onQuiet: () => (quiet += 1),
    schedule(run, delayMs) {
      const entry = { run, delayMs };
      waiting.push(entry);
      return () => void (waiting = waiting.filter((other) => other !== entry));
    },
  });
  const pauses = (): { run: () => void }[] => waiting.filter(({ delayMs }) => delayMs === 2_000);
  const store = await openTestHistory({ host, folder: historyFolder() });
  const thread = { id: 'thr_1', title: 'Garden', created_at: at(0), status: { type: 'active' as const }, metadata: {} };
  await store.apply([{ kind: 'thread.put', thread }, { kind: 'item.put', threadId: 'thr_1', item: userMessage('u1', 'When do I plant roses?', 1) }]);
  await store.thread('thr_1');
  // One pause, however much was asked.
  expect(pauses()).toHaveLength(1);
  expect(quiet).toBe(0);
  pauses()[0]!.run();
  expect(quiet).toBe(1);
  expect(await store.thread('thr_1')).toEqual(thread);
  expect((await store.search({ text: 'roses', limit: 10 })).hits).toHaveLength(1);
  expect(pauses()).not.toHaveLength(0);
});
