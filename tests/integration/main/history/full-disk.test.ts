import { expect, test } from 'vitest';
import { openHistory } from '../../../../src/main/history/opening/open-history.ts';
import { createWriteGuard } from '../../../../src/main/history/write-guard.ts';
import { LatchkeyError } from '../../../../src/shared/errors.ts';
import { historyFolder, historyKey, userMessage } from '../../../support/history.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { quietLog } from '../../../support/quiet-log.ts';

/** A real database with a real limit, which SQLite reports as it does a full disk: `SQLITE_FULL`. */
function openLimited(): { clock: ReturnType<typeof createManualClock>; changes: boolean[]; limit: (pages: number) => void; put: (id: string, length: number) => void; count: () => number; search: (text: string) => number } {
  const opening = openHistory({ folder: historyFolder(), key: historyKey }, { now: Date.now, log: quietLog() });
  if (opening.status !== 'open') throw new Error(opening.status);
  const { database, handle } = opening.history;
  const clock = createManualClock();
  const changes: boolean[] = [];
  const guard = createWriteGuard({
    probe() {
      database.state.set('probe', '.'.repeat(65_536));
      database.state.set('probe', undefined);
    },
    schedule: clock.schedule,
    onChange: (writable) => changes.push(writable),
    log: quietLog(),
  });
  return {
    clock,
    changes,
    limit: (pages) => void handle.pragma(`max_page_count = ${pages}`),
    put: (id, length) => guard.write(() => database.apply([{ kind: 'item.put', threadId: 'thr_1', item: userMessage(id, 'word '.repeat(length)) }])),
    count: () => database.counts().items,
    search: (text) => database.search({ text, limit: 5 }).hits.length,
  };
}

test('a full disk takes reads and refuses writes in words, and goes on by itself when there is room', async () => {
  const history = openLimited();
  history.put('u1', 10);
  history.limit(1);
  expect(() => history.put('u2', 100_000)).toThrow(LatchkeyError);
  expect(history.changes).toEqual([false]);
  expect(history.count()).toBe(1);
  expect(history.search('wor')).toBe(1);
  let refusal: unknown;
  try {
    history.put('u3', 1);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toMatchObject({ code: 'history.read_only', message: expect.stringContaining('no room left') });

  await history.clock.advance(60_000);
  expect(history.changes).toEqual([false]);
  history.limit(1_000_000);
  await history.clock.advance(5_000);
  expect(history.changes).toEqual([false, true]);
  history.put('u2', 100_000);
  expect(history.count()).toBe(2);
});

test('a write that did not fit leaves nothing of itself in the search', async () => {
  const history = openLimited();
  history.put('u1', 10);
  history.limit(1);
  expect(() => history.put('u2', 100_000)).toThrow(LatchkeyError);
  history.limit(1_000_000);
  await history.clock.advance(5_000);
  history.put('u3', 3);
  expect(history.search('word')).toBe(2);
});
