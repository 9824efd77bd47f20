import { queuedEntryOf } from '../history.ts';
import { hiddenItemTypes } from './types.ts';
import type { Thread, ThreadItem, UserMessageItem } from './types.ts';

/** What is known of a thread apart from its items (§4.1). */
export type ThreadInfo = Pick<Thread, 'id' | 'title' | 'created_at' | 'status' | 'allowed_image_domains'>;

/** One item on its place in the thread. Identity changes exactly when something about it changes. */
export interface ThreadEntry {
  /** Stable for the entry's life and unique in the thread; the wire id is neither (§1.7). */
  readonly key: string;
  readonly item: ThreadItem;
  /** Added but not done (§3.3.6). */
  readonly streaming: boolean;
  /** The response during which the entry appeared; 0 for what was loaded. */
  readonly turn: number;
  /** Of a generated image, 0..1. */
  readonly progress?: number;
  /** The reader stopped the answer here. */
  readonly stopped?: true;
}

export interface ThreadNotice {
  readonly key: string;
  readonly level: 'info' | 'warning' | 'danger';
  readonly message: string;
  readonly title?: string;
  /** Set on notices of this side, which the page words in the reader's language; `message` is its English. */
  readonly code?: 'unreadable';
}

export interface ThreadFault {
  readonly code: string;
  /** Already in the reader's language; absent: the client words it by `code` (§3.5). */
  readonly message?: string;
  readonly allowRetry: boolean;
  /** HTTP status of a failed request, where there was an answer. */
  readonly status?: number;
}

/**
 * A thread as a client holds it. Entries are in two lists so that a text delta copies only the short one: `past` keeps
 * its identity while a response streams, `live` is what came after the last user message of that response.
 */
export interface ThreadState {
  readonly thread: ThreadInfo | undefined;
  readonly past: readonly ThreadEntry[];
  readonly live: readonly ThreadEntry[];
  readonly turn: number;
  /** Whether the running response may be stopped; false until the server says so (§3.3.5). */
  readonly allowCancel: boolean;
  readonly progress: { readonly text: string; readonly icon?: string } | undefined;
  readonly notices: readonly ThreadNotice[];
  readonly fault: ThreadFault | undefined;
  /** Key of the user message that is shown before the server has confirmed it (§3.3.4). */
  readonly pendingKey: string | undefined;
  /** Wire ids that lead to another entry than the first one with that id (§3.4, placeholder ids). */
  readonly aliases: Readonly<Record<string, string>>;
  readonly nextKey: number;
}

export function createThreadState(): ThreadState {
  return {
    thread: undefined, past: [], live: [], turn: 0, allowCancel: false, progress: undefined, notices: [], fault: undefined,
    pendingKey: undefined, aliases: {}, nextKey: 1,
  };
}

export function toThreadInfo(thread: Thread): ThreadInfo {
  const { id, created_at, status } = thread;
  return {
    id, created_at, status,
    ...(thread.title === undefined ? {} : { title: thread.title }),
    ...(thread.allowed_image_domains === undefined ? {} : { allowed_image_domains: thread.allowed_image_domains }),
  };
}

/** All entries, oldest first. Copies; for drawing read the two lists. */
export function allEntries(state: ThreadState): readonly ThreadEntry[] {
  return state.live.length === 0 ? state.past : [...state.past, ...state.live];
}

/** Ids and keys made here; no server id is taken for one, because ours are never sent. */
export const localPrefix = 'local:';

/** The last user message that the server has stored, which is what a retry names (§5.6). */
export function lastStoredUserMessage(state: ThreadState): UserMessageItem | undefined {
  return lastStored(state.live) ?? lastStored(state.past);
}

/** The stored user message that the item, given by key or id, answers or is. Unknown item: none. */
export function storedUserMessageOf(state: ThreadState, item: string): UserMessageItem | undefined {
  const entries = allEntries(state);
  const byKey = entries.findIndex((entry) => entry.key === item);
  const at = byKey === -1 ? entries.findLastIndex((entry) => entry.item.id === item) : byKey;
  return lastStored(entries.slice(0, at + 1));
}

function lastStored(entries: readonly ThreadEntry[]): UserMessageItem | undefined {
  for (let at = entries.length - 1; at >= 0; at -= 1) {
    const entry = entries[at];
    if (entry?.item.type === 'user_message' && !entry.item.id.startsWith(localPrefix) && queuedEntryOf(entry.item.id) === undefined) return entry.item;
  }
  return undefined;
}

/** A state for a thread read from the server, its items oldest first. Ids that repeat get keys of their own. */
export function loadThread(thread: Thread, items: readonly ThreadItem[]): ThreadState {
  return prependItems({ ...createThreadState(), thread: toThreadInfo(thread) }, items);
}

/** Puts an older page, oldest first, before what is there. */
export function prependItems(state: ThreadState, items: readonly ThreadItem[]): ThreadState {
  const taken = new Set(allEntries(state).map((entry) => entry.key));
  let nextKey = state.nextKey;
  const entries = items.filter((item) => !hiddenItemTypes.includes(item.type)).map((item): ThreadEntry => {
    const key = taken.has(item.id) ? `${localPrefix}${nextKey++}` : item.id;
    taken.add(key);
    return { key, item, streaming: false, turn: 0 };
  });
  return { ...state, past: [...entries, ...state.past], nextKey };
}
