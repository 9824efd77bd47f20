import type { TimelineEntry } from '../../../shared/diagnostics.ts';
import type { Words } from '../state/language.ts';
import { entryWords, type EntryWords } from './entry-words.ts';
import { dateFormat } from '../state/date-format.ts';

/** One line on the screen: an entry, or several in a row that say the same. */
export interface TimelineLine extends EntryWords {
  /** Stable while the list grows at its newer end. */
  key: string;
  /** Newest of its entries, ms since 1970. */
  at: number;
  /** Oldest of its entries. */
  since: number;
  count: number;
}

export interface TimelineDay {
  /** `2026-11-21` in the zone of the screen. */
  key: string;
  /** "Today", "Yesterday", then the date. */
  title: string;
  lines: TimelineLine[];
}

export interface DayOptions {
  now: number;
  onlyProblems: boolean;
  /** At most so many lines, newest first. */
  limit: number;
  /** IANA name; the system's zone when absent. */
  timeZone?: string | undefined;
}

export interface TimelineView {
  days: TimelineDay[];
  /** Lines there are beyond the limit. */
  more: number;
  /** Entries that are problems, whether they are shown or not. */
  problems: number;
}

const dayMs = 86_400_000;

/** The timeline by day, newest first; entries in a row that say the same become one line with a count. */
export function timelineDays(words: Pick<Words, 'texts' | 'tag'>, entries: readonly TimelineEntry[], { now, onlyProblems, limit, timeZone }: DayOptions): TimelineView {
  const days: TimelineDay[] = [];
  const dayKey = dayKeys(timeZone);
  const [today, yesterday] = [dayKey(now), dayKey(now - dayMs)];
  let count = 0;
  let problems = 0;
  let more = 0;
  let last: (TimelineLine & { day: string }) | undefined;
  for (const [index, entry] of entries.entries()) {
    const phrase = entryWords(words, entry);
    if (phrase.problem) problems += 1;
    if (onlyProblems && !phrase.problem) continue;
    const key = dayKey(entry.at);
    if (last !== undefined && last.day === key && says(last, phrase)) {
      last.count += 1;
      last.since = entry.at;
      continue;
    }
    last = { ...phrase, key: `${entry.at}-${entries.length - index}`, at: entry.at, since: entry.at, count: 1, day: key };
    if (count >= limit) {
      more += 1;
      continue;
    }
    count += 1;
    let day = days.at(-1);
    if (day?.key !== key) {
      day = { key, title: key === today ? words.texts.common.today : key === yesterday ? words.texts.common.yesterday : dayTitle(words.tag, entry.at, timeZone), lines: [] };
      days.push(day);
    }
    day.lines.push(last);
  }
  return { days, more, problems };
}

function says(line: TimelineLine, words: EntryWords): boolean {
  return line.text === words.text && line.codes.join() === words.codes.join();
}

function dayKeys(timeZone: string | undefined): (at: number) => string {
  const format = dateFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (at) => format.format(at);
}

function dayTitle(tag: string, at: number, timeZone: string | undefined): string {
  return dateFormat(tag, { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}

/** `14:05:09`, since lines of one minute are often about one thing. */
export function timeOf(tag: string, at: number, timeZone?: string): string {
  return dateFormat(tag, { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at);
}
