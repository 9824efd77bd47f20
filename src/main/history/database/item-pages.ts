import type { ThreadItem } from '../../../shared/chatkit/types.ts';
import type { HistoryChange } from '../../history-store.ts';
import type { DatabaseHandle } from './handle.ts';
import { keyOfItem, queuedRank } from './item-keys.ts';
import { rankStep, type ItemRow, type Items } from './items.ts';
import type { Threads } from './threads.ts';
import { timeOf } from './times.ts';

export type ItemsPage = Extract<HistoryChange, { kind: 'items.page' }>;
type Known = Pick<ItemRow, 'doc' | 'id' | 'rank'>;

/** Ranks between which a page lies, both exclusive. */
interface Span {
  low: number;
  high: number;
}

const first = Number.MIN_SAFE_INTEGER;
/** What waits in the outbox is not the server's business. */
const last = queuedRank;

/**
 * Takes over a page as the server gave it. The page covers what lies between the item it was asked to follow and its own
 * last item, or the thread's end where there is no more; what is known there and not in the page is gone. Where the page
 * says nothing (its borders are items that are not known here, hidden or vanished ones) nothing is taken away.
 */
export function createPageMerge(db: DatabaseHandle, threads: Threads, items: Items): (page: ItemsPage) => void {
  const between = db.prepare('SELECT doc, id, rank FROM items WHERE thread = ? AND rank > ? AND rank < ? ORDER BY rank, doc');
  const nearest = {
    below: db.prepare('SELECT max(rank) AS rank FROM items WHERE thread = ? AND rank < ?'),
    above: db.prepare(`SELECT min(rank) AS rank FROM items WHERE thread = ? AND rank > ? AND rank < ${queuedRank}`),
    older: db.prepare(`SELECT max(rank) AS rank FROM items WHERE thread = ? AND created <= ? AND rank < ${queuedRank}`),
    younger: db.prepare('SELECT min(rank) AS rank FROM items WHERE thread = ? AND created >= ?'),
  };
  const spread = db.prepare('UPDATE items SET rank = ? WHERE doc = ?');

  const rankOf = (query: keyof typeof nearest, thread: number, value: number): number | undefined =>
    (nearest[query].get([thread, value]) as { rank: number | null }).rank ?? undefined;

  function spanOf(thread: number, page: ItemsPage, ascending: readonly ThreadItem[], known: ReadonlyMap<string, Known>): Span {
    const ranks = [...known.values()].map(({ rank }) => rank).filter((rank) => rank < queuedRank);
    const asked = page.after === undefined ? undefined : items.find(thread, page.after)?.rank;
    // Order in the thread is the page's own; only where nothing of it is known do times have to tell.
    const guessLow = (): number => rankOf('below', thread, Math.min(...ranks)) ?? first;
    const guessHigh = (): number => rankOf('above', thread, Math.max(...ranks)) ?? last;
    const olderThan = (item: ThreadItem | undefined): number => rankOf('older', thread, timeOf(item?.created_at, 0)) ?? first;
    const youngerThan = (item: ThreadItem | undefined): number => Math.min(rankOf('younger', thread, timeOf(item?.created_at, 0)) ?? last, last);
    const nextTo = ({ low, high }: Partial<Span>): Span =>
      low !== undefined ? { low, high: rankOf('above', thread, low) ?? last } : { low: rankOf('below', thread, high ?? last) ?? first, high: high ?? last };

    if (page.order === 'asc') {
      const low = page.after === undefined ? first : (asked ?? (ranks.length > 0 ? guessLow() : olderThan(ascending[0])));
      const inside = ranks.filter((rank) => rank > low);
      if (!page.hasMore) return { low, high: last };
      return inside.length > 0 ? { low, high: rankOf('above', thread, Math.max(...inside)) ?? last } : nextTo({ low });
    }
    const high = page.after === undefined ? last : (asked ?? (ranks.length > 0 ? guessHigh() : youngerThan(ascending.at(-1))));
    const inside = ranks.filter((rank) => rank < high);
    if (!page.hasMore) return { low: first, high };
    return inside.length > 0 ? { low: rankOf('below', thread, Math.min(...inside)) ?? first, high } : nextTo({ high });
  }

  /** Makes room between all items of the thread. @returns where the ranks of a span went. */
  function renumber(thread: number, span: Span, room: number): Span {
    const rows = between.all([thread, first, last]) as Known[];
    const moved = new Map<number, number>();
    rows.forEach(({ doc, rank }, index) => {
      moved.set(rank, (index + 1) * room);
      spread.run([(index + 1) * room, doc]);
    });
    return { low: moved.get(span.low) ?? first, high: moved.get(span.high) ?? last };
  }

  function ranksIn(thread: number, span: Span, count: number): number[] {
    const count1 = count + 1;
    let { low, high } = span;
    if (low !== first && high !== last && high - low < count1) ({ low, high } = renumber(thread, span, Math.max(rankStep, count1 * 2)));
    if (low === first && high === last) return Array.from({ length: count }, (_, index) => (index + 1) * rankStep);
    if (low === first) return Array.from({ length: count }, (_, index) => high - (count - index) * rankStep);
    if (high === last) return Array.from({ length: count }, (_, index) => low + (index + 1) * rankStep);
    return Array.from({ length: count }, (_, index) => low + Math.floor(((high - low) * (index + 1)) / count1));
  }

  return (page) => {
    const thread = threads.require(page.threadId, page.items[0]?.created_at ?? '');
    const unique = new Map(page.items.map((item) => [keyOfItem(item), item] as const));
    const ascending = page.order === 'asc' ? [...unique.values()] : [...unique.values()].reverse();
    const known = new Map<string, Known>();
    for (const key of unique.keys()) {
      const row = items.find(thread, key);
      if (row !== undefined) known.set(key, row);
    }
    const wasEmpty = rankOf('below', thread, queuedRank) === undefined;
    if (ascending.length > 0 || !page.hasMore) {
      const span = spanOf(thread, page, ascending, known);
      const there = between.all([thread, span.low, span.high]) as Known[];
      for (const row of there) if (!unique.has(row.id)) items.remove(row);
      const kept = there.filter(({ id }) => unique.has(id));
      const inOrder = kept.length === ascending.length && ascending.every((item, index) => kept[index]?.id === keyOfItem(item));
      const ranks = inOrder ? kept.map(({ rank }) => rank) : ranksIn(thread, span, ascending.length);
      ascending.forEach((item, index) => items.place(thread, item, ranks[index] ?? 0));
    }
    threads.mark(thread, completeness(page, { wasEmpty, met: known.size > 0, row: threads.find(page.threadId) }));
  };
}

/** Whether all items are known after a page, given that walks go on from the `after` that the server gave them. */
function completeness(
  { order, after, hasMore }: ItemsPage,
  { wasEmpty, met, row }: { wasEmpty: boolean; met: boolean; row: { from_start: number } | undefined },
): { fromStart?: boolean; complete?: boolean } {
  if (order === 'desc') {
    if (!hasMore) return { fromStart: true, complete: true };
    // Newer than everything known: there may be a gap below.
    return after === undefined && !met ? { complete: false } : {};
  }
  const fromStart = after === undefined || row?.from_start === 1;
  if (!hasMore && fromStart) return { fromStart, complete: true };
  return wasEmpty ? { fromStart, complete: false } : { fromStart };
}
