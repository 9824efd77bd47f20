import type { ThreadStreamEvent } from '../../../shared/chatkit/types.ts';
import type { ChatStore, StoredThread } from '../../chat-store.ts';
import type { ActionTrigger, Caller, ChooseResponder, ReplyTrigger, Responder, Trigger, TurnContext } from '../../responder.ts';
import { serverTexts } from '../../server-texts.ts';
import type { Factory } from '../factory.ts';
import { runTurn } from './run-turn.ts';
import type { Turns } from './turns.ts';

/** Items of a thread that a responder is given. */
const maxContextItems = 200;

export interface StartTurnDeps {
  store: ChatStore;
  turns: Turns;
  factory: Factory;
  choose: ChooseResponder;
  /** Calls back once after the delay, in ms; returns the undo. */
  schedule(callback: () => void, delayMs: number): () => void;
  onFault(error: unknown): void;
}

/** A stream in the making: what was asked for is stored, the events come when they are read. */
export interface StartedStream {
  events: AsyncGenerator<ThreadStreamEvent, void>;
  /** The reader went away. */
  cancel(): void;
  /** Aborts when the answer is stopped or overtaken; absent without one. */
  signal?: AbortSignal;
  /** Starts the same again, for a request that is sent again; gives `undefined` when the thread has moved on. */
  repeat?: { evenWhenAnswered: boolean; start(): StartedStream | undefined };
}

export interface TurnStart {
  trigger: Trigger;
  /** Events before `stream_options`. */
  before?: readonly ThreadStreamEvent[];
  /** Events after it, before those of the responder. */
  first?: readonly ThreadStreamEvent[];
}

/**
 * Interrupts what runs in the thread, lets `prepare` store what the person did, and starts the answer.
 * @throws {NotFound} when the user has no such thread; what `prepare` throws.
 */
export type StartTurn = (caller: Caller, threadId: string, prepare: (thread: StoredThread) => TurnStart) => StartedStream;

/** Every stream that is answered starts here, whatever its request was. */
export function createStartTurn({ store, turns, factory, choose, schedule, onFault }: StartTurnDeps): StartTurn {
  return (caller, threadId, prepare) => {
    const { userId, language } = caller;
    turns.interrupt(threadId, 'superseded');
    const thread = store.loadThread(userId, threadId);
    const { trigger, before = [], first = [] } = prepare(thread);
    const turn = turns.begin(thread);
    const context = contextFor({ store, factory, turn, caller, thread, trigger });
    const responder = choose(context);
    const events = runTurn({
      userId,
      thread,
      turn,
      store,
      factory,
      schedule,
      onFault,
      texts: serverTexts[language],
      allowCancel: responder.allowCancel?.(context) ?? true,
      respond: () => concat(first, eventsOf(responder, context)),
      onInterrupted: () => responder.interrupted?.(context),
    });
    return {
      events: concat(before, events),
      signal: turn.signal,
      cancel() {
        turn.interrupt('cancelled');
        turn.end();
      },
    };
  };
}

interface ContextParts<T extends Trigger> extends Pick<StartTurnDeps, 'store' | 'factory'> {
  turn: { readonly signal: AbortSignal };
  caller: Caller;
  thread: StoredThread;
  trigger: T;
}

/** One turn as a responder sees it; the items are those stored now. */
export function contextFor<T extends Trigger>({ store, factory, turn, caller, thread, trigger }: ContextParts<T>): TurnContext<T> {
  return {
    ...caller,
    thread,
    items: store.recentItems(caller.userId, thread.id, maxContextItems),
    trigger,
    signal: turn.signal,
    itemBase: (type) => factory.itemBase(type, thread.id),
  };
}

function eventsOf(responder: Responder, context: TurnContext): AsyncIterable<ThreadStreamEvent> {
  if (isAction(context)) return responder.action?.(context) ?? concat([noActions(context.language)]);
  return responder.respond(context as TurnContext<ReplyTrigger>);
}

function isAction(context: TurnContext): context is TurnContext<ActionTrigger> {
  return context.trigger.type === 'action';
}

function noActions(language: Caller['language']): ThreadStreamEvent {
  return { type: 'error', code: 'custom', message: serverTexts[language].chat.noActions, allow_retry: false };
}

/** A stream that says why nothing was done (protocol §1.6): in-band, because an HTTP failure would be tried again. */
export function refuse(message: string): StartedStream {
  return justEvents([{ type: 'error', code: 'custom', message, allow_retry: false }]);
}

/** A stream without a turn. */
export function justEvents(events: readonly ThreadStreamEvent[]): StartedStream {
  return { events: concat(events), cancel: () => undefined };
}

async function* concat(
  before: readonly ThreadStreamEvent[],
  after?: AsyncIterable<ThreadStreamEvent>,
): AsyncGenerator<ThreadStreamEvent, void> {
  yield* before;
  if (after !== undefined) yield* after;
}
