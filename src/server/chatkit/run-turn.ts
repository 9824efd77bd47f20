import type { SdkHiddenContextItem, ThreadStreamEvent } from '../../shared/chatkit/types.ts';
import type { ChatStore, StoredThread } from '../chat-store.ts';
import { TurnFailure } from '../turn-failure.ts';
import type { Factory } from './factory.ts';
import { interruptionEvent, interruptionNote } from './interruptions.ts';
import { createPendingMessages } from './pending-messages.ts';
import { interruptReason, type InterruptReason, type Turn } from './turns.ts';
import { clientThread, isHidden } from './views.ts';

/** Produces the events of an answer. May change the thread in place; what it throws ends the answer. */
export type Respond = (signal: AbortSignal) => AsyncIterable<ThreadStreamEvent>;

export interface RunTurnDeps {
  userId: string;
  /** The thread as `respond` sees and changes it. */
  thread: StoredThread;
  turn: Turn;
  respond: Respond;
  /** Last chance to change the thread when the answer is interrupted. */
  onInterrupted(): void;
  store: ChatStore;
  factory: Factory;
  onFault(error: unknown): void;
}

/**
 * One answer as a client receives it (protocol §3.3, §9.3): `stream_options`, then the events of `respond`, each written
 * to the store before it is sent, each change of the thread announced right after the event that made it. Failures end
 * in an `error` event. An interruption is written down at the moment it happens, whoever still reads.
 */
export function runTurn(deps: RunTurnDeps): AsyncGenerator<ThreadStreamEvent, void> {
  // Before the first event is asked for: a reader may leave that early.
  return turnEvents(deps, createTurnRecord(deps));
}

async function* turnEvents({ turn, thread, respond, onFault }: RunTurnDeps, record: TurnRecord): AsyncGenerator<ThreadStreamEvent, void> {
  const events = respond(turn.signal)[Symbol.asyncIterator]();
  const interrupted = new Promise<undefined>((resolve) => turn.signal.addEventListener('abort', () => resolve(undefined), { once: true }));
  try {
    yield { type: 'stream_options', stream_options: { allow_cancel: true } };
    for (;;) {
      const next = await Promise.race([events.next(), interrupted]);
      if (next === undefined || turn.signal.aborted) break;
      if (next.done === true) break;
      record.write(next.value);
      if (!isHiddenDone(next.value)) yield next.value;
      if (record.saveThread()) yield { type: 'thread.updated', thread: clientThread(thread) };
    }
  } catch (error) {
    if (!turn.signal.aborted) {
      if (!(error instanceof TurnFailure)) onFault(error);
      yield errorEvent(error);
    }
  } finally {
    // Also reached when the reader goes away between two events; `interrupt` does nothing after the answer is over.
    record.close();
    turn.end();
    events.return?.().catch(() => undefined);
  }
  const reason = interruptReason(turn.signal);
  const ending = reason === undefined ? undefined : interruptionEvent(reason);
  if (ending !== undefined) yield ending;
  if (reason === undefined && record.saveThread()) yield { type: 'thread.updated', thread: clientThread(thread) };
}

interface TurnRecord {
  write(event: ThreadStreamEvent): void;
  /** @returns true when the thread had changed and was written. */
  saveThread(): boolean;
  close(): void;
}

function createTurnRecord({ userId, thread, turn, onInterrupted, store, factory, onFault }: RunTurnDeps): TurnRecord {
  const pending = createPendingMessages();
  let saved = JSON.stringify(thread);
  let answered = false;

  function saveThread(): boolean {
    const now = JSON.stringify(thread);
    if (now === saved) return false;
    store.saveThread(userId, thread);
    saved = now;
    return true;
  }

  function writeInterruption(): void {
    try {
      const partial = pending.withText();
      for (const item of partial) store.appendItem(userId, item);
      // An answer that was complete was not cut off: a note would make the model doubt it.
      if (partial.length > 0 || !answered) store.appendItem(userId, hiddenNote(interruptReason(turn.signal) ?? 'cancelled'));
      onInterrupted();
      saveThread();
    } catch (error) {
      onFault(error);
    }
  }

  const hiddenNote = (reason: InterruptReason): SdkHiddenContextItem => {
    return { ...factory.itemBase('sdk_hidden_context', thread.id), type: 'sdk_hidden_context', content: interruptionNote(reason) };
  };

  turn.signal.addEventListener('abort', writeInterruption, { once: true });
  return {
    write(event) {
      if (event.type === 'thread.item.done') {
        store.appendItem(userId, event.item);
        answered ||= event.item.type === 'assistant_message';
      }
      if (event.type === 'thread.item.replaced') store.saveItem(userId, event.item);
      if (event.type === 'thread.item.removed') store.removeItem(userId, thread.id, event.item_id);
      pending.apply(event);
    },
    saveThread,
    close: () => turn.signal.removeEventListener('abort', writeInterruption),
  };
}

function isHiddenDone(event: ThreadStreamEvent): boolean {
  return event.type === 'thread.item.done' && isHidden(event.item);
}

function errorEvent(error: unknown): ThreadStreamEvent {
  if (error instanceof TurnFailure) return { type: 'error', code: 'custom', message: error.message, allow_retry: error.allowRetry };
  return { type: 'error', code: 'stream.error', allow_retry: true };
}
