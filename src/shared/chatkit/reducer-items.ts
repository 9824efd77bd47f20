import { applyUpdate } from './reducer-updates.ts';
import { shareWidget } from './reducer-widgets.ts';
import { localPrefix } from './thread-state.ts';
import type { ThreadEntry, ThreadState } from './thread-state.ts';
import { hiddenItemTypes } from './types.ts';
import type { ThreadItem, ThreadItemUpdate } from './types.ts';

type Lists = Pick<ThreadState, 'past' | 'live'>;

/** Newest first: events nearly always speak of the last entry, which makes the search constant in a long thread. */
function findEntry(state: ThreadState, itemId: string): ThreadEntry | undefined {
  const alias = state.aliases[itemId];
  const matches = (entry: ThreadEntry): boolean => (alias === undefined ? entry.item.id === itemId : entry.key === alias);
  return state.live.findLast(matches) ?? state.past.findLast(matches);
}

function withEntry(state: Lists, from: ThreadEntry, to: ThreadEntry): Lists {
  const swap = (entries: readonly ThreadEntry[]): readonly ThreadEntry[] | undefined => {
    const at = entries.lastIndexOf(from);
    return at === -1 ? undefined : entries.with(at, to);
  };
  const live = swap(state.live);
  return live === undefined ? { past: swap(state.past) ?? state.past, live: state.live } : { past: state.past, live };
}

/** The entry with another item; a progress that is not given is over. */
function withItem(entry: ThreadEntry, item: ThreadItem, streaming: boolean, progress?: number): ThreadEntry {
  const { key, turn, stopped } = entry;
  return { key, item: keepParts(entry.item, item), streaming, turn, ...(progress === undefined ? {} : { progress }), ...(stopped === undefined ? {} : { stopped }) };
}

/** Parts of a widget that did not change stay the same objects, and with them what the reader has typed there (§3.4). */
function keepParts(before: ThreadItem, item: ThreadItem): ThreadItem {
  if (before.type !== 'widget' || item.type !== 'widget') return item;
  return { ...item, widget: shareWidget(before.widget, item.widget) };
}

function append(state: ThreadState, item: ThreadItem, streaming: boolean): ThreadState {
  const free = findKey(state, item.id) === undefined;
  const key = free ? item.id : `${localPrefix}${state.nextKey}`;
  return { ...state, live: [...state.live, { key, item, streaming, turn: state.turn }], nextKey: free ? state.nextKey : state.nextKey + 1 };
}

function findKey(state: ThreadState, key: string): ThreadEntry | undefined {
  return state.live.find((entry) => entry.key === key) ?? state.past.find((entry) => entry.key === key);
}

/** Item types below which the progress line stays (§3.4): nothing is drawn of them there. */
export const progressKeepers: readonly string[] = ['user_message', 'client_tool_call', 'end_of_turn'];

function withoutProgress(state: ThreadState, item: ThreadItem): ThreadState {
  return state.progress === undefined || progressKeepers.includes(item.type) ? state : { ...state, progress: undefined };
}

/**
 * A server with a constant id for every reply (§1.7, PY #36) opens the next reply under the id of a finished one: the
 * empty message gets an entry of its own, and what follows under that id leads to it.
 */
function reusesFinishedId(state: ThreadState, known: ThreadEntry, item: ThreadItem): boolean {
  return (
    item.type === 'assistant_message' && item.content.length === 0 &&
    known.item.type === 'assistant_message' && !known.streaming && known.turn !== state.turn
  );
}

export function addItem(state: ThreadState, item: ThreadItem): ThreadState {
  if (hiddenItemTypes.includes(item.type)) return state;
  // A reader's message has nothing to stream: servers that announce it so mean `done` (§3.3.4).
  if (item.type === 'user_message') return finishItem(state, item);
  const clear = withoutProgress(state, item);
  const known = findEntry(clear, item.id);
  if (known === undefined) return append(clear, item, true);
  if (!reusesFinishedId(clear, known, item)) return { ...clear, ...withEntry(clear, known, withItem(known, item, true)) };
  const opened = append(clear, item, true);
  const key = opened.live.at(-1)?.key ?? item.id;
  return { ...opened, aliases: { ...opened.aliases, [item.id]: key } };
}

export function finishItem(state: ThreadState, item: ThreadItem): ThreadState {
  if (hiddenItemTypes.includes(item.type)) return state;
  const clear = withoutProgress(state, item);
  const pending = clear.pendingKey !== undefined && item.type === 'user_message' ? findKey(clear, clear.pendingKey) : undefined;
  const known = pending ?? findEntry(clear, item.id);
  if (known === undefined) return append(clear, item, false);
  const lists = withEntry(clear, known, withItem(known, item, false));
  return { ...clear, ...lists, pendingKey: pending === undefined ? clear.pendingKey : undefined };
}

/** Overwrites in place, where the type may change too; the payload is complete (§3.4). */
export function replaceItem(state: ThreadState, item: ThreadItem): ThreadState {
  if (hiddenItemTypes.includes(item.type)) return removeItem(state, item.id);
  const clear = withoutProgress(state, item);
  const known = findEntry(clear, item.id);
  if (known === undefined) return append(clear, item, false);
  return { ...clear, ...withEntry(clear, known, withItem(known, item, false)) };
}

export function removeItem(state: ThreadState, itemId: string): ThreadState {
  const known = findEntry(state, itemId);
  if (known === undefined) return state;
  const without = (entries: readonly ThreadEntry[]): readonly ThreadEntry[] =>
    entries.includes(known) ? entries.filter((entry) => entry !== known) : entries;
  return { ...state, past: without(state.past), live: without(state.live) };
}

export function updateItem(state: ThreadState, itemId: string, update: ThreadItemUpdate): ThreadState {
  const known = findEntry(state, itemId);
  if (known === undefined) return state;
  const item = applyUpdate(known.item, update);
  const progress = update.type === 'generated_image.updated' ? update.progress : known.progress;
  if (item === known.item && progress === known.progress) return state;
  // A workflow of an earlier stream may go on in this one (§3.3.10).
  const streaming = known.streaming || update.type === 'workflow.task.added';
  return { ...state, ...withEntry(state, known, withItem(known, item, streaming, progress)) };
}
