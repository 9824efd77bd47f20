import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackendCall } from '../../../../src/main/backend-call.ts';
import type { HistoryStore } from '../../../../src/main/history-store.ts';
import { createOfflineAnswers } from '../../../../src/main/mirror/offline-answers.ts';
import { createRecorder } from '../../../../src/main/mirror/recorder.ts';
import { createSync, type Sync } from '../../../../src/main/mirror/sync.ts';
import { createChatKitClient } from '../../../../src/shared/chatkit/client.ts';
import type { Page, Thread, ThreadItem } from '../../../../src/shared/chatkit/types.ts';
import { createdThread, createParams, input, parseEvents, signUp, startEmbeddedServer, temporaryFolder, type ChatUser } from '../../../support/embedded-server.ts';
import { openTestHistory } from '../../../support/history.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const folder = temporaryFolder();
let server: Awaited<ReturnType<typeof startEmbeddedServer>>;
beforeAll(async () => void (server = await startEmbeddedServer(folder.path)));
afterAll(async () => {
  await server.stop();
  folder.remove();
});

/** What a page sends goes over the recorder to the real server, as it does in the app. */
function setUp(user: ChatUser, store: HistoryStore) {
  const recorder = createRecorder({ store: () => store, schedule: (run, ms) => { const timer = setTimeout(run, ms); return () => clearTimeout(timer); }, log: quietLog() });
  const raw = (request: { body: Uint8Array; signal?: AbortSignal }): Promise<Response> => user.send(new TextDecoder().decode(request.body), request.signal === undefined ? {} : { signal: request.signal });
  const relay = recorder.through(raw);
  const ask = (type: string, params: object): Promise<Response> => relay({ body: new TextEncoder().encode(JSON.stringify({ type, params })) });
  const events = async (type: string, params: object) => parseEvents(await (await ask(type, params)).text());
  const offline = createOfflineAnswers({ store: () => store });
  const away = createChatKitClient({ url: '/chatkit', fetch: async (_url, init) => (await offline.answer(new TextEncoder().encode(init.body as string)))! });
  return { recorder, raw, ask, events, away };
}

/** Runs a sync until it rests. */
async function syncOnce(raw: Parameters<typeof createBackendCall>[0], store: HistoryStore): Promise<void> {
  let sync: Sync | undefined;
  await new Promise<void>((resolve) => {
    sync = createSync({
      store: () => store, call: createBackendCall(raw), mayRun: () => 'go', now: Date.now, random: Math.random, log: quietLog(),
      // Rests and the pace take no time here; the long rest after the walk never ends.
      schedule: (run, ms) => { if (ms < 5_000) queueMicrotask(run); return () => undefined; },
      onProgress: ({ phase, finishedAt }) => phase === 'idle' && finishedAt !== undefined && resolve(),
    });
    sync.start();
  });
  sync?.dispose();
}

async function onServer(user: ChatUser, threadId: string): Promise<ThreadItem[]> {
  return (await user.json<Page<ThreadItem>>('items.list', { thread_id: threadId, order: 'asc', limit: 1_000 })).data;
}

describe('the mirror of a real server', () => {
  it('has what was sent and answered, retried, renamed and deleted, exactly as the server has it', async () => {
    const user = await signUp(server.url);
    const store = await openTestHistory();
    const { recorder, ask, events, away } = setUp(user, store);
    const threadId = createdThread(await events('threads.create', createParams('What is a latchkey?')));
    await events('threads.add_user_message', { thread_id: threadId, input: input('And a second one') });
    const asked = (await onServer(user, threadId)).findLast(({ type }) => type === 'user_message')!;
    await events('threads.retry_after_item', { thread_id: threadId, item_id: asked.id });
    await (await ask('threads.update', { thread_id: threadId, title: 'Keys' })).text();
    const second = createdThread(await events('threads.create', createParams('To be deleted')));
    await (await ask('threads.delete', { thread_id: second })).text();
    await recorder.settled();

    const mirrored = await away.json('threads.get_by_id', { thread_id: threadId });
    const told = await user.json<Thread>('threads.get_by_id', { thread_id: threadId });
    expect(mirrored.title).toBe('Keys');
    expect(mirrored).toEqual(told);
    expect((await away.json('threads.list', {})).data.map(({ id }) => id)).toEqual([threadId]);
    expect(await store.heads()).toEqual([{ threadId, lastItemId: told.items.data.at(-1)!.id, complete: true }]);
  });

  it('is filled by the sync with what was there before, and follows what was changed elsewhere', async () => {
    const user = await signUp(server.url);
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.push(createdThread(await user.events('threads.create', createParams(`Question ${n}`))));
    for (let n = 0; n < 12; n += 1) await user.events('threads.add_user_message', { thread_id: ids[0]!, input: input(`More ${n}`) });
    const store = await openTestHistory();
    const { raw, away } = setUp(user, store);
    await syncOnce(raw, store);
    for (const id of ids) expect((await away.json('items.list', { thread_id: id, order: 'asc', limit: 1_000 })).data).toEqual(await onServer(user, id));
    expect((await store.heads()).every(({ complete }) => complete)).toBe(true);

    await user.json('threads.delete', { thread_id: ids[1]! });
    await user.events('threads.add_user_message', { thread_id: ids[2]!, input: input('From my phone') });
    await store.state.set('sync.finished_at', undefined);
    await syncOnce(raw, store);
    expect((await store.heads()).map(({ threadId }) => threadId).sort()).toEqual(ids.filter((id) => id !== ids[1]).sort());
    expect((await away.json('items.list', { thread_id: ids[2]!, order: 'asc' })).data).toEqual(await onServer(user, ids[2]!));
  });
});
