import { allEntries, localPrefix } from './thread-state.ts';
import type { ThreadEntry, ThreadFault, ThreadNotice, ThreadState } from './thread-state.ts';
import type { Attachment, UserInput } from './types.ts';

export interface PendingMessage {
  input: UserInput;
  /** What the ids of the input stand for, to be shown meanwhile. */
  attachments?: Attachment[] | undefined;
  /** ISO-8601. */
  createdAt: string;
}

/**
 * Begins a response: settles what is there, forgets the last response's error, notices and progress, and shows the
 * message being sent, when there is one, until the server confirms it (§3.3.4).
 */
export function startResponse(state: ThreadState, pending?: PendingMessage): ThreadState {
  const entries = allEntries(state);
  const turn = state.turn + 1;
  const fresh = { ...state, turn, allowCancel: false, progress: undefined, notices: [], fault: undefined, aliases: {}, pendingKey: undefined };
  if (pending === undefined) {
    const cut = lastUserIndex(entries) + 1;
    return { ...fresh, past: entries.slice(0, cut), live: entries.slice(cut) };
  }
  const key = `${localPrefix}${state.nextKey}`;
  return { ...fresh, past: entries, live: [pendingEntry(key, turn, pending, state.thread?.id)], pendingKey: key, nextKey: state.nextKey + 1 };
}

/** The next stream of the same response, after a client tool (§5.3): nothing is settled, but ids may be used anew. */
export function continueResponse(state: ThreadState): ThreadState {
  return { ...state, turn: state.turn + 1, allowCancel: false };
}

/** Begins a response that was already running when the thread was read: what is there of it will come once more. */
export function resumeResponse(state: ThreadState): ThreadState {
  const started = startResponse(state);
  return { ...started, live: started.live.map((entry) => ({ ...entry, turn: started.turn })) };
}

/** Says once per response that some of it is missing (§1.5). */
export function noteUnreadable(state: ThreadState): ThreadState {
  if (state.notices.some((notice) => notice.code === 'unreadable')) return state;
  const notice: ThreadNotice = { key: `notice:${state.nextKey}`, level: 'info', message: "Part of the answer couldn't be read.", code: 'unreadable' };
  return { ...state, notices: [...state.notices, notice], nextKey: state.nextKey + 1 };
}

function pendingEntry(key: string, turn: number, { input, attachments = [], createdAt }: PendingMessage, threadId = ''): ThreadEntry {
  return {
    key,
    turn,
    streaming: false,
    item: {
      id: key,
      thread_id: threadId,
      created_at: createdAt,
      type: 'user_message',
      content: input.content,
      attachments,
      inference_options: input.inference_options,
      ...(input.quoted_text ? { quoted_text: input.quoted_text } : {}),
    },
  };
}

function lastUserIndex(entries: readonly ThreadEntry[]): number {
  return entries.findLastIndex((entry) => entry.item.type === 'user_message');
}

export type ResponseOutcome = { type: 'completed' } | { type: 'stopped' } | { type: 'failed'; fault: ThreadFault };

/**
 * Ends a response. What was still streaming keeps the text it has (§5.5); an assistant message without any goes away,
 * as the server stores none. A fault that the server sent in-band is kept over an outcome that knows less.
 */
export function endResponse(state: ThreadState, outcome: ResponseOutcome): ThreadState {
  const settled = state.live.filter((entry) => !(entry.streaming && isBlank(entry))).map(settle);
  const live = outcome.type === 'stopped' ? markLast(settled) : settled;
  const fault = outcome.type === 'failed' ? (state.fault ?? outcome.fault) : state.fault;
  return { ...state, past: state.past.some((entry) => entry.streaming) ? state.past.map(settle) : state.past, live, fault, allowCancel: false, progress: undefined };
}

function settle(entry: ThreadEntry): ThreadEntry {
  return entry.streaming ? { ...entry, streaming: false } : entry;
}

function isBlank({ item }: ThreadEntry): boolean {
  return item.type === 'assistant_message' && item.content.every((part) => part.text.trim() === '');
}

function markLast(entries: readonly ThreadEntry[]): readonly ThreadEntry[] {
  const last = entries.at(-1);
  return last === undefined ? entries : [...entries.slice(0, -1), { ...last, stopped: true }];
}

/** Drops everything after the item, as the server does without saying so on a retry (§2.6). Unknown id: no change. */
export function truncateAfter(state: ThreadState, itemId: string): ThreadState {
  const entries = allEntries(state);
  const at = entries.findLastIndex((entry) => entry.item.id === itemId);
  if (at === -1) return state;
  return { ...state, past: entries.slice(0, at + 1), live: [], pendingKey: undefined };
}

/** Takes back the message that is shown but was never confirmed. */
export function dropPending(state: ThreadState): ThreadState {
  if (state.pendingKey === undefined) return state;
  const without = (entries: readonly ThreadEntry[]): readonly ThreadEntry[] => entries.filter((entry) => entry.key !== state.pendingKey);
  return { ...state, past: without(state.past), live: without(state.live), pendingKey: undefined };
}

export function dismissNotice(state: ThreadState, key: string): ThreadState {
  return { ...state, notices: state.notices.filter((notice) => notice.key !== key) };
}

export function dismissFault(state: ThreadState): ThreadState {
  return { ...state, fault: undefined };
}
