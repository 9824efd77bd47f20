import type { ThreadStreamEvent } from '../../../shared/chatkit/types.ts';
import type { ServerTexts } from '../../server-texts.ts';
import { TurnFailure } from '../../turn-failure.ts';
import { omitNulls } from '../wire/omit-nulls.ts';
import { clientThread, isHidden } from '../wire/views.ts';
import { interruptionEvent } from './interruptions.ts';
import { createTurnRecord, type TurnRecord, type TurnRecordDeps } from './turn-record.ts';
import { interruptReason } from './turns.ts';

/** Produces the events of an answer. May change the thread in place; what it throws ends the answer. */
export type Respond = (signal: AbortSignal) => AsyncIterable<ThreadStreamEvent>;

export interface RunTurnDeps extends TurnRecordDeps {
  respond: Respond;
  /** In the language of whoever asked. */
  texts: ServerTexts;
  /** Whether clients offer to stop this answer (protocol §5.5). */
  allowCancel: boolean;
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

async function* turnEvents(deps: RunTurnDeps, record: TurnRecord): AsyncGenerator<ThreadStreamEvent, void> {
  const { turn, thread, respond, texts, allowCancel, onFault } = deps;
  const interrupted = new Promise<undefined>((resolve) => turn.signal.addEventListener('abort', () => resolve(undefined), { once: true }));
  let events: AsyncIterator<ThreadStreamEvent> | undefined;
  try {
    yield { type: 'stream_options', stream_options: { allow_cancel: allowCancel } };
    if (!turn.signal.aborted) events = respond(turn.signal)[Symbol.asyncIterator]();
    while (events !== undefined) {
      const next = await Promise.race([events.next(), interrupted]);
      if (next === undefined || turn.signal.aborted) break;
      if (next.done === true) break;
      const event = omitNulls(next.value);
      record.write(event);
      if (!isHiddenItem(event)) yield event;
      if (record.saveThread()) yield { type: 'thread.updated', thread: clientThread(thread) };
    }
  } catch (error) {
    if (!turn.signal.aborted) {
      if (!(error instanceof TurnFailure)) onFault(error);
      yield errorEvent(error, texts);
    }
  } finally {
    // Also reached when the reader goes away between two events; `interrupt` does nothing after the answer is over.
    record.close();
    turn.end();
    events?.return?.().catch(() => undefined);
  }
  const reason = interruptReason(turn.signal);
  const ending = reason === undefined ? undefined : interruptionEvent(reason, texts);
  if (ending !== undefined) yield ending;
  if (reason === undefined && record.saveThread()) yield { type: 'thread.updated', thread: clientThread(thread) };
}

function isHiddenItem(event: ThreadStreamEvent): boolean {
  return 'item' in event && isHidden(event.item);
}

function errorEvent(error: unknown, texts: ServerTexts): ThreadStreamEvent {
  if (error instanceof TurnFailure) return { type: 'error', code: 'custom', message: error.in(texts), allow_retry: error.allowRetry };
  return { type: 'error', code: 'stream.error', allow_retry: true };
}
