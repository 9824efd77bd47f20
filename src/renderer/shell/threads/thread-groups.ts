import type { Words } from '../state/language.ts';
import { dateFormat } from '../state/date-format.ts';

/** A row of the thread list as the sidebar knows it. */
export interface ThreadSummary {
  id: string;
  /** Empty when the server has given none yet. */
  title: string;
  /** Milliseconds since the epoch; NaN when the server's time could not be read. */
  createdAt: number;
}

export interface ThreadGroup {
  /** Stable across renders: `today`, `yesterday`, `week`, `2026-03`, `undated`. */
  key: string;
  label: string;
  threads: ThreadSummary[];
}

export interface GroupOptions {
  now: number;
  /** IANA name; the system's zone when absent. */
  timeZone?: string | undefined;
  words: Pick<Words, 'texts' | 'tag'>;
}

const dayMs = 86_400_000;
const recentDays = 7;

/**
 * Groups threads by the calendar day they were made on: today, yesterday, the seven days before, then months.
 * Keeps the given order inside a group; empty groups are left out. A time in the future counts as today.
 */
export function groupThreads(threads: readonly ThreadSummary[], { now, timeZone, words }: GroupOptions): ThreadGroup[] {
  const dayOf = createDayReader(timeZone);
  const today = dayOf(now);
  const groups = new Map<string, ThreadGroup & { rank: number }>();
  for (const thread of threads) {
    const { key, rank } = place(thread.createdAt, today, dayOf);
    let group = groups.get(key);
    if (group === undefined) {
      group = { key, rank, label: labelOf(key, thread.createdAt, today.year, { timeZone, words }), threads: [] };
      groups.set(key, group);
    }
    group.threads.push(thread);
  }
  return [...groups.values()].sort((a, b) => a.rank - b.rank).map(({ key, label, threads: members }) => ({ key, label, threads: members }));
}

interface Day {
  /** Days since 1970-01-01 on the calendar, so that differences survive daylight-saving changes. */
  number: number;
  year: number;
  month: number;
}

function createDayReader(timeZone: string | undefined): (time: number) => Day {
  const format = dateFormat('en-US', { timeZone, calendar: 'gregory', year: 'numeric', month: 'numeric', day: 'numeric' });
  return (time) => {
    const [month = 1, day = 1, year = 1970] = format.format(time).split('/').map(Number);
    return { number: Math.round(Date.UTC(year, month - 1, day) / dayMs), year, month };
  };
}

function place(time: number, today: Day, dayOf: (time: number) => Day): { key: string; rank: number } {
  if (Number.isNaN(time)) return { key: 'undated', rank: Number.MAX_SAFE_INTEGER };
  const day = dayOf(time);
  const age = today.number - day.number;
  if (age <= 0) return { key: 'today', rank: 0 };
  if (age === 1) return { key: 'yesterday', rank: 1 };
  if (age <= 1 + recentDays) return { key: 'week', rank: 2 };
  const months = (today.year - day.year) * 12 + (today.month - day.month);
  return { key: `${day.year}-${String(day.month).padStart(2, '0')}`, rank: 3 + months };
}

function labelOf(key: string, time: number, thisYear: number, { timeZone, words }: Pick<GroupOptions, 'timeZone' | 'words'>): string {
  const { common, sidebar } = words.texts;
  switch (key) {
    case 'today':
      return common.today;
    case 'yesterday':
      return common.yesterday;
    case 'week':
      return sidebar.previousWeek;
    case 'undated':
      return sidebar.undated;
    default: {
      const year = key.startsWith(`${thisYear}-`) ? undefined : 'numeric';
      return dateFormat(words.tag, { timeZone, month: 'long', year }).format(time);
    }
  }
}

/** @returns milliseconds until the calendar day changes, for regrouping; at least one second. */
export function untilTomorrow(now: Date): number {
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return Math.max(next.getTime() - now.getTime(), 1_000);
}
