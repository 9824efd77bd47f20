import type {
  ClientToolCallItem,
  StructuredInputItem,
  ThreadItem,
  ThreadStreamEvent,
  UserMessageItem,
  WidgetItem,
} from '../shared/chatkit/types.ts';
import type { Language } from '../shared/texts/languages.ts';
import type { StoredThread } from './chat-store.ts';

/** What starts a turn: a message (new, retried or edited), or an answer to what the thread was waiting for. */
export type ReplyTrigger =
  | { type: 'message'; item: UserMessageItem }
  /** The call with its `output`, already stored as completed (protocol §5.3). */
  | { type: 'tool_output'; item: ClientToolCallItem }
  /** The item with its answers, already stored and announced (protocol §2.4). */
  | { type: 'structured_input'; item: StructuredInputItem };

/** Something was done in a widget, or sent by the app around the chat: then there is no sender (protocol §2.5). */
export interface ActionTrigger {
  type: 'action';
  action: { type: string; payload: unknown };
  sender: WidgetItem | undefined;
}

export type Trigger = ReplyTrigger | ActionTrigger;

/** Who asks, and in which language what is made for them is to be. */
export interface Caller {
  userId: string;
  language: Language;
}

/** One turn, as whoever answers sees it. */
export interface TurnContext<T extends Trigger = Trigger> extends Caller {
  /**
   * To be changed in place: title, status, image domains and metadata (which never leaves the server). A change is stored
   * and announced as `thread.updated` right after the event during which it was made (protocol §3.3.7).
   */
  thread: StoredThread;
  /** The newest items, oldest first, hidden ones and the trigger's included. */
  items: readonly ThreadItem[];
  trigger: T;
  /** Aborts when the answer is stopped, overtaken or no longer wanted. */
  signal: AbortSignal;
  /** Id, thread and time of a new item. */
  itemBase(type: ThreadItem['type']): Pick<ThreadItem, 'id' | 'thread_id' | 'created_at'>;
}

/**
 * Produces what a turn streams. Events are stored before they are sent: `done` appends, `replaced` overwrites, `removed`
 * deletes, an `updated` of an item that is stored already is stored too; hidden items are kept from the client. The
 * caller adds `stream_options` and `thread.updated`. What is thrown ends the turn with an `error` event: a `TurnFailure`
 * with its words, anything else as a fault of ours (protocol §3.5).
 */
export interface Responder {
  respond(turn: TurnContext<ReplyTrigger>): AsyncIterable<ThreadStreamEvent>;
  /** Absent: this responder's threads take no actions. */
  action?(turn: TurnContext<ActionTrigger>): AsyncIterable<ThreadStreamEvent>;
  /** @returns the changed item, which is stored by the caller; `undefined` where nothing changes. */
  syncAction?(turn: TurnContext<ActionTrigger>): Promise<ThreadItem | undefined>;
  /** Whether the person may stop this turn (protocol §5.5); absent: yes. */
  allowCancel?(turn: TurnContext): boolean;
  /** The turn was stopped: the last chance to change its thread. Must not wait for anything. */
  interrupted?(turn: TurnContext): void;
}

/** Decides who answers a turn, from its thread, its items and its trigger. */
export type ChooseResponder = (turn: TurnContext) => Responder;
