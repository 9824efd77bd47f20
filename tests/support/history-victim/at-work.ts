import type { HistoryStore } from '../../../src/main/history-store.ts';
import { createHistoryHost } from '../../../src/main/history/host.ts';
import { spawnHistoryWorker } from '../../../src/main/history/worker-port.ts';
import { createRecorder } from '../../../src/main/mirror/recorder.ts';
import { stateNames } from '../../../src/main/mirror/sync-state.ts';
import { createSync, type Sync } from '../../../src/main/mirror/sync.ts';
import { schedule } from '../../../src/main/schedule.ts';
import type { ThreadStreamEvent } from '../../../src/shared/chatkit/types.ts';
import { localThreadPrefix } from '../../../src/shared/history.ts';
import { forkHistory } from '../fork-history.ts';
import { pick } from '../random.ts';
import { quietLog } from '../quiet-log.ts';
import { frame } from '../upstream.ts';
import { openChatServer } from './chat-server.ts';
import { answerItem, answerText, ownThreads, questionItem } from './messages.ts';
import type { Stage } from './stage.ts';

/** Time passes so many times faster, so that an answer is stored in parts while it runs, and a sync does not rest. */
const hurry = 50;
const soon = (run: () => void, delayMs: number): (() => void) => {
  const timer = setTimeout(run, delayMs / hurry);
  return () => clearTimeout(timer);
};

/** The history in a thread of its own, as the app has it. */
export async function openAtWork({ account, key, version, say }: Stage): Promise<HistoryStore> {
  process.env['LATCHKEY_VICTIM_VERSION'] = String(version);
  const host = createHistoryHost({ spawn: () => spawnHistoryWorker(new URL('worker.ts', import.meta.url)), spawnProcess: forkHistory, schedule, log: quietLog() });
  say({ kind: 'migrating', version });
  const opening = await host.open({ folder: account, key });
  if (opening.status !== 'open') throw new Error(`The history did not open: ${JSON.stringify(opening)}`);
  say({ kind: 'migrated', version });
  return opening.store;
}

/** What the app does with an open history, each until it is acknowledged. */
export function createAtWork(store: HistoryStore, { serverFile, random, say, nextId, nextNumber }: Stage): Record<'send' | 'stream' | 'sync' | 'draft', () => Promise<void>> {
  const server = openChatServer(serverFile);
  const recorder = createRecorder({ store: () => store, schedule: soon, log: quietLog() });

  /** Until the mirror rests. */
  async function walk(): Promise<void> {
    await store.state.set(stateNames.finishedAt, undefined);
    let sync: Sync | undefined;
    await new Promise<void>((resolve) => {
      sync = createSync({
        store: () => store, call: server.call, mayRun: () => 'go', now: () => Date.now() * hurry, random, log: quietLog(), schedule: soon,
        onProgress: ({ phase, finishedAt }) => phase === 'idle' && finishedAt !== undefined && resolve(),
      });
      sync.start();
    });
    sync?.dispose();
  }

  return {
    /** A message waits, is sent, and sometimes its thread is made by it. */
    async send() {
      const id = nextId();
      const isNew = random() < 0.3;
      const from = isNew ? `${localThreadPrefix}new-${id}` : pick(random, ownThreads);
      await store.outbox.add({ id, kind: 'message', threadId: from, request: JSON.stringify({ text: answerText(id) }), state: 'queued', attempts: 0, createdAt: Date.now() });
      say({ kind: 'entry', id });
      if (random() < 0.4) return;
      const threadId = isNew ? `${localThreadPrefix}made-${id}` : from;
      await store.outbox.update(id, { state: 'sending', attempts: 1 });
      if (isNew) {
        await store.outbox.mapThread(from, threadId);
        say({ kind: 'mapped', from, to: threadId });
      }
      await store.outbox.settle(id, [{ kind: 'item.put', threadId, item: answerItem(threadId, id) }]);
      say({ kind: 'settled', id, threadId });
    },

    /** An answer streams, word by word, while the recorder stores what has come. */
    async stream() {
      const threadId = pick(random, ownThreads);
      const [asked, answered] = [nextId(), nextId()];
      const parts = 20;
      const words = answerText(answered).split(' ');
      const deltas = Array.from({ length: parts }, (_, part) => words.slice((part * words.length) / parts, ((part + 1) * words.length) / parts).join(' '));
      const events: ThreadStreamEvent[] = [
        { type: 'thread.item.done', item: questionItem(threadId, asked) },
        { type: 'thread.item.added', item: { ...answerItem(threadId, answered), content: [] } },
        { type: 'thread.item.updated', item_id: answered, update: { type: 'assistant_message.content_part.added', content_index: 0, content: { type: 'output_text', text: '', annotations: [] } } },
        ...deltas.map((delta, index): ThreadStreamEvent => ({
          type: 'thread.item.updated', item_id: answered,
          update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: index === 0 ? delta : ` ${delta}` },
        })),
        { type: 'thread.item.done', item: answerItem(threadId, answered) },
      ];
      const body = new ReadableStream<Uint8Array>({
        async pull(controller) {
          const event = events.shift();
          if (event === undefined) controller.close();
          else controller.enqueue(new TextEncoder().encode(frame(event)));
          await new Promise((resolve) => setTimeout(resolve, 1));
        },
      });
      const request = { type: 'threads.add_user_message', params: { thread_id: threadId, input: { content: [], attachments: [], inference_options: {} } } };
      const relay = recorder.through(() => new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
      await (await relay({ body: new TextEncoder().encode(JSON.stringify(request)) })).text();
      await recorder.settled();
      for (const id of [asked, answered]) say({ kind: 'item', id, threadId });
    },

    /** The server has one thread more, and the sync walks over everything. */
    async sync() {
      server.addThread();
      const threads = server.size();
      // A walk that a death interrupted goes on from where it was, behind the list of threads.
      if ((await store.state.get(stateNames.walk)) !== undefined) await walk();
      await walk();
      say({ kind: 'synced', threads });
    },

    async draft() {
      const number = nextNumber();
      await store.drafts.put('', String(number));
      say({ kind: 'draft', number });
    },
  };
}
