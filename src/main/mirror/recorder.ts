import { LatchkeyError } from '../../shared/errors.ts';
import { requestKinds } from '../../shared/chatkit/types.ts';
import type { HistoryChange, HistoryStore } from '../history-store.ts';
import type { Dispose, Log } from '../platform.ts';
import { parseChatRequest, threadOf, type ChatRequest } from './chat-request.ts';
import { changesOf } from './json-changes.ts';
import { createStreamRecord } from './stream-record.ts';
import { createTouched, type Touched } from './touched.ts';
import { watchedBody, type Watcher } from './watched-body.ts';

/** Longest JSON answer that is read, in bytes; a longer one passes unread. */
const maxJsonBytes = 64 * 1_048_576;

/** Steps that are stored together, where an answer has many: the store's thread does other things in between. */
const stepsAtOnce = 200;

export interface RecorderDeps {
  /** Of whoever is signed in; `undefined`: nothing is recorded. */
  store(): HistoryStore | undefined;
  schedule: (run: () => void, delayMs: number) => Dispose;
  /** An answer broke off, or could not be stored: the mirror of this thread may differ from the server. */
  onUnsettled?: (threadId: string) => void;
  log: Log;
}

/** Mirrors what a chat server says while it passes, and changes nothing about it. */
export interface Recorder {
  /**
   * An answer with the same bytes at the same pace, recorded on the side. Stands where answers are as the server gave them.
   * Prefer `through`, which also knows when the request was sent.
   */
  record(body: Uint8Array, response: Response): Response;
  /** The same around whatever sends requests. What belongs to another account by the time it is answered is not recorded. */
  through<R extends { body: Uint8Array }>(relay: (request: R) => Promise<Response> | Response): (request: R) => Promise<Response>;
  /** What was recorded of late, for others that write to the same store. */
  touched: Touched;
  /** Resolves when everything that was seen so far is stored, or given up. */
  settled(): Promise<void>;
}

export function createRecorder({ store, schedule, onUnsettled = () => undefined, log }: RecorderDeps): Recorder {
  const touched = createTouched();
  const writing = new Set<Promise<void>>();

  function track(work: Promise<void>): void {
    const tracked = work.finally(() => writing.delete(tracked));
    writing.add(tracked);
  }

  /** A fault of the store never reaches an answer; what is missing then, the sync brings. */
  async function write(into: HistoryStore, changes: readonly HistoryChange[]): Promise<boolean> {
    try {
      for (let at = 0; at < changes.length; at += stepsAtOnce) await into.apply(changes.slice(at, at + stepsAtOnce));
      return true;
    } catch (error) {
      log.warn('mirror.not_stored', { code: error instanceof LatchkeyError ? error.code : 'internal' });
      return false;
    }
  }

  function jsonWatcher(into: HistoryStore, request: ChatRequest, mark: number): Watcher {
    let chunks: Uint8Array[] | undefined = [];
    let length = 0;

    function read(): HistoryChange[] {
      try {
        return changesOf(request, JSON.parse(Buffer.concat(chunks ?? []).toString()), (threadId) => touched.changedSince(threadId, mark));
      } catch {
        log.info('mirror.unreadable', { type: request.type });
        return [];
      }
    }

    return {
      push(bytes) {
        length += bytes.byteLength;
        if (length > maxJsonBytes) chunks = undefined;
        chunks?.push(bytes);
      },
      end(complete) {
        if (!complete || chunks === undefined || store() !== into) return;
        const changes = read();
        chunks = undefined;
        if (changes.length === 0) return;
        const threadId = threadOf(request);
        if (threadId !== undefined && !isRead(request.type)) touched.touch(threadId);
        track(
          write(into, changes).then((stored) => {
            if (!stored && threadId !== undefined) onUnsettled(threadId);
          }),
        );
        if (request.type === 'threads.delete' && threadId !== undefined) into.drafts.put(threadId, undefined).catch(() => undefined);
      },
    };
  }

  function recordInto(into: HistoryStore | undefined, request: ChatRequest | undefined, mark: number, response: Response): Response {
    if (into === undefined || request === undefined || !response.ok || response.body === null) return response;
    const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
    const kind = requestKinds[request.type];
    let watcher: Watcher | undefined;
    if (kind === 'json' && type === 'application/json' && isMirrored(request.type)) watcher = jsonWatcher(into, request, mark);
    if (kind === 'stream' && type === 'text/event-stream') {
      watcher = createStreamRecord({ request, store: into, touched, schedule, write: (changes) => write(into, changes), track, onUnsettled });
    }
    return watcher === undefined ? response : new Response(watchedBody(response.body, watcher), { status: response.status, headers: response.headers });
  }

  return {
    record: (body, response) => recordInto(store(), parseChatRequest(body), touched.mark(), response),
    through: (relay) => async (request) => {
      const into = store();
      const mark = touched.mark();
      const response = await relay(request);
      return recordInto(store() === into ? into : undefined, parseChatRequest(request.body), mark, response);
    },
    touched,
    async settled() {
      while (writing.size > 0) await Promise.all(writing);
    },
  };
}

/** What only says how things are; it is no newer than another answer that says so. */
function isRead(type: ChatRequest['type']): boolean {
  return type === 'items.list' || type === 'threads.get_by_id' || type === 'threads.list';
}

function isMirrored(type: ChatRequest['type']): boolean {
  return type.startsWith('threads.') || type === 'items.list';
}
