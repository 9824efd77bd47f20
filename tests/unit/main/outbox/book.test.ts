import { expect, it } from 'vitest';
import { openBook } from '../../../../src/main/outbox/book.ts';
import type { OutboxEntry } from '../../../../src/main/history-store.ts';
import { localThreadPrefix } from '../../../../src/shared/history.ts';
import { createMemoryStore } from '../../../support/outbox-faults/memory-store.ts';

const local = `${localThreadPrefix}1`;
const entry: OutboxEntry = { id: 'one', kind: 'message', threadId: local, request: '{"type":"threads.create","params":{}}', state: 'queued', attempts: 0, createdAt: 0 };

it('what is added while its thread gets its name has its turn in that thread, also after a restart', async () => {
  const store = createMemoryStore();
  const book = await openBook(store, () => undefined);
  const adding = book.add(entry);
  await Promise.all([book.mapThread(local, 'thr_1'), adding]);
  expect(book.entries()).toMatchObject([{ id: 'one', threadId: 'thr_1' }]);

  // On the disk it may still have the old name.
  const other = createMemoryStore();
  await other.outbox.mapThread(local, 'thr_1');
  await other.outbox.add(entry);
  expect((await openBook(other, () => undefined)).entries()).toMatchObject([{ id: 'one', threadId: 'thr_1' }]);
});
