import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBackendCall } from '../../../../src/main/backend-call.ts';
import type { HistoryStore } from '../../../../src/main/history-store.ts';
import { asImported, rememberImported } from '../../../../src/main/imported-threads.ts';
import { createSync, type Sync } from '../../../../src/main/mirror/sync.ts';
import type { Page, ThreadItem } from '../../../../src/shared/chatkit/types.ts';
import { createdThread, createParams, input, signUp, startEmbeddedServer, temporaryFolder, type ChatUser } from '../../../support/embedded-server.ts';
import { historyFolder, historyKey, localHistoryHost, openTestHistory, userMessage } from '../../../support/history.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const folder = temporaryFolder();
let server: Awaited<ReturnType<typeof startEmbeddedServer>>;
beforeAll(async () => void (server = await startEmbeddedServer(folder.path)));
afterAll(async () => {
  await server.stop();
  folder.remove();
});

/** One walk over everything, as after each start. */
async function syncOnce(user: ChatUser, store: HistoryStore): Promise<void> {
  let sync: Sync | undefined;
  await new Promise<void>((resolve) => {
    sync = createSync({
      store: () => store, call: createBackendCall(({ body, signal }) => user.send(new TextDecoder().decode(body), { signal })), mayRun: () => 'go', now: Date.now, random: Math.random, log: quietLog(),
      schedule: (run, ms) => { if (ms < 5_000) queueMicrotask(run); return () => undefined; },
      onProgress: ({ phase, finishedAt }) => phase === 'idle' && finishedAt !== undefined && resolve(),
    });
    sync.start();
  });
  sync?.dispose();
}

it('a damaged history is set aside, saved as far as it can be read, and filled again by the server; what only it had is kept', async () => {
  const user = await signUp(server.url);
  const ids: string[] = [];
  for (let n = 0; n < 6; n += 1) ids.push(createdThread(await user.events('threads.create', createParams(`Question ${n}`))));
  for (let n = 0; n < 40; n += 1) await user.events('threads.add_user_message', { thread_id: ids[n % 6]!, input: input(`More ${n} ${'filler '.repeat(200)}`) });

  const place = historyFolder();
  const store = await openTestHistory({ folder: place });
  await syncOnce(user, store);
  const imported = asImported({ id: 'thr_from_a_file', title: 'From a file', created_at: '2026-01-01T00:00:00Z', status: { type: 'active' as const }, metadata: {} });
  await rememberImported(store, imported.id);
  await store.apply([{ kind: 'thread.put', thread: imported }, { kind: 'item.put', threadId: imported.id, item: userMessage('u1', 'Only here', 1, imported.id) }]);
  await store.outbox.add({ id: 'waiting', kind: 'message', threadId: ids[0]!, request: '{}', state: 'queued', attempts: 0, createdAt: 1 });
  await store.drafts.put(ids[1]!, '"half a tho"');
  await store.close();

  const path = join(place, 'history.db');
  const file = openSync(path, 'r+');
  const length = Math.floor(statSync(path).size / 2);
  writeSync(file, Buffer.alloc(length, 0xa7), 0, length, statSync(path).size - length);
  closeSync(file);

  const opening = await localHistoryHost().open({ folder: place, key: historyKey });
  if (opening.status !== 'open') throw new Error(opening.status);
  expect(opening.salvaged).toBeDefined();
  const onServer = (threadId: string): Promise<Page<ThreadItem>> => user.json('items.list', { thread_id: threadId, order: 'asc', limit: 1_000 });
  const had = (await opening.store.stats()).items;
  await syncOnce(user, opening.store);
  expect((await opening.store.stats()).items).toBeGreaterThan(had);
  for (const id of ids) expect((await opening.store.items(id, { order: 'asc', limit: 1_000 })).data).toEqual((await onServer(id)).data);
  expect((await opening.store.outbox.list()).map(({ id }) => id)).toEqual(['waiting']);
  expect(await opening.store.drafts.all()).toEqual({ [ids[1]!]: '"half a tho"' });
  expect((await opening.store.items(imported.id, {})).data).toHaveLength(1);
});
