import { queuedItemPrefix } from '../history.ts';
import { allEntries, localPrefix } from './thread-state.ts';
import type { ThreadEntry, ThreadState } from './thread-state.ts';

/**
 * A thread that was read anew, put over what is here: entries that did not change stay the same objects under the same
 * keys, so that nothing flickers, and pages older than the one that was read stay where they are.
 * @returns also whether there are such pages, whose cursor is then still the one to go on from.
 */
export function refreshThread(before: ThreadState, read: ThreadState): { thread: ThreadState; keptOlder: boolean } {
  const old = allEntries(before);
  const first = read.past[0];
  const at = first === undefined ? -1 : old.findIndex((entry) => entry.item.id === first.item.id);
  const older = old.slice(0, Math.max(at, 0));
  const known = new Map<string, ThreadEntry[]>();
  for (const entry of old.slice(older.length)) known.set(entry.item.id, [...(known.get(entry.item.id) ?? []), entry]);

  const taken = new Set(older.map((entry) => entry.key));
  let { nextKey } = before;
  const newer = read.past.map((entry): ThreadEntry => {
    const same = known.get(entry.item.id)?.shift() ?? waited(entry, known);
    const wanted = same?.key ?? entry.item.id;
    const key = taken.has(wanted) ? `${localPrefix}${nextKey++}` : wanted;
    taken.add(key);
    if (same === undefined || key !== same.key) return { ...entry, key };
    return equal(same, entry) ? same : { ...entry, key };
  });
  const { turn, notices } = before;
  // What went wrong with the newest answer is not in the thread that is read; it stands until something follows it.
  const fault = old.at(-1)?.item.id === read.past.at(-1)?.item.id ? before.fault : undefined;
  return { thread: { ...read, past: [...older, ...newer], turn, nextKey, notices, fault }, keptOlder: older.length > 0 };
}

/** A message that waited and is on the server now is the same one, where the server tells. */
function waited({ item }: ThreadEntry, known: ReadonlyMap<string, ThreadEntry[]>): ThreadEntry | undefined {
  return item.type === 'user_message' && item.client_message_id !== undefined ? known.get(`${queuedItemPrefix}${item.client_message_id}`)?.shift() : undefined;
}

/** One server spells one item the same way each time; where it does not, the item is merely drawn once more. */
function equal(before: ThreadEntry, read: ThreadEntry): boolean {
  return !before.streaming && JSON.stringify(before.item) === JSON.stringify(read.item);
}
