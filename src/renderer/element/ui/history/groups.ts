import type { Strings } from '../../locales/en/strings.ts';
import type { ListedThread } from './listing.ts';

/** A line of the list: a time, or a conversation. */
export type HistoryLine = { key: string; heading: string } | { key: string; thread: ListedThread };

const dayMs = 86_400_000;
const recentDays = 7;

export interface GroupOptions {
  strings: Pick<Strings, 'historyToday' | 'historyYesterday' | 'historyWeek' | 'historyUndated'>;
  /** BCP 47. */
  locale: string;
  /** Milliseconds since the epoch. */
  now: number;
}

/** Days since 1970-01-01 on the local calendar, so that differences survive daylight-saving changes. */
function dayOf(time: number): number {
  const date = new Date(time);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / dayMs);
}

function headingOf(time: number, { strings, locale, now }: GroupOptions): string {
  if (Number.isNaN(time)) return strings.historyUndated;
  const age = dayOf(now) - dayOf(time);
  if (age <= 0) return strings.historyToday;
  if (age === 1) return strings.historyYesterday;
  if (age <= 1 + recentDays) return strings.historyWeek;
  const thisYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(locale, { month: 'long', ...(thisYear ? {} : { year: 'numeric' }) }).format(time);
}

/** Conversations under the time they began, in the given order; a time that comes again later is not gathered. */
export function historyLines(threads: readonly ListedThread[], options: GroupOptions): HistoryLine[] {
  const lines: HistoryLine[] = [];
  let last: string | undefined;
  for (const thread of threads) {
    const heading = headingOf(thread.createdAt, options);
    if (heading !== last) lines.push({ key: `before:${thread.id}`, heading });
    last = heading;
    lines.push({ key: thread.id, thread });
  }
  return lines;
}

/** Conversations whose title has every word of the query, in any case. */
export function matching(threads: readonly ListedThread[], query: string, untitled: string, locale: string): readonly ListedThread[] {
  const words = query.toLocaleLowerCase(locale).split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return threads;
  return threads.filter(({ title }) => {
    const text = (title === '' ? untitled : title).toLocaleLowerCase(locale);
    return words.every((word) => text.includes(word));
  });
}

/** Where a key leads from a line of `count`; `undefined` for keys that do not move. */
export function moveByKey(key: string, from: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, from + 1);
    case 'ArrowUp':
      return Math.max(0, from - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
