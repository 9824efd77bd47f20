import type { StoredThread } from '../../chat-store.ts';

/** Why an answer ended before it was finished. */
export type InterruptReason = 'cancelled' | 'superseded' | 'deleted' | 'server_stopping';

/** One running answer. */
export interface Turn {
  /** Aborts with an `InterruptReason`. */
  readonly signal: AbortSignal;
  interrupt(reason: InterruptReason): void;
  /** Must be called when the answer is over, however it ended. */
  end(): void;
}

export interface Turns {
  /** Starts an answer in the thread; one that still runs there is interrupted first. */
  begin(thread: StoredThread): Turn;
  /** The thread as its running answer sees and changes it; `undefined` while none runs. */
  threadOf(threadId: string): StoredThread | undefined;
  interrupt(threadId: string, reason: InterruptReason): void;
  interruptAll(reason: InterruptReason): void;
}

/** Running answers by thread: at most one each, so that what is stored stays in the order it was said. */
export function createTurns(): Turns {
  const running = new Map<string, { controller: AbortController; thread: StoredThread }>();

  function interrupt(threadId: string, reason: InterruptReason): void {
    running.get(threadId)?.controller.abort(reason);
  }

  return {
    begin(thread) {
      interrupt(thread.id, 'superseded');
      const controller = new AbortController();
      running.set(thread.id, { controller, thread });
      return {
        signal: controller.signal,
        interrupt: (reason) => controller.abort(reason),
        end() {
          if (running.get(thread.id)?.controller === controller) running.delete(thread.id);
        },
      };
    },
    threadOf(threadId) {
      const entry = running.get(threadId);
      return entry === undefined || entry.controller.signal.aborted ? undefined : entry.thread;
    },
    interrupt,
    interruptAll(reason) {
      for (const { controller } of [...running.values()]) controller.abort(reason);
    },
  };
}

/** @returns the reason of an aborted turn's signal; `undefined` while it runs. */
export function interruptReason(signal: AbortSignal): InterruptReason | undefined {
  return signal.aborted ? (signal.reason as InterruptReason) : undefined;
}
