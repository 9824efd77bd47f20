import type { Words } from '../state/language.ts';
import { dateFormat } from '../state/date-format.ts';

/** A stretch of a text, found or not. */
export interface Segment {
  text: string;
  marked: boolean;
}

/** Cuts a text at its marks; marks that do not fit (out of order, beyond the end) are left out. */
export function segmentsOf(text: string, marks: readonly (readonly [number, number])[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at || end <= start || end > text.length) continue;
    if (start > at) segments.push({ text: text.slice(at, start), marked: false });
    segments.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) segments.push({ text: text.slice(at), marked: false });
  return segments;
}

export interface DateOptions {
  now: number;
  /** IANA name; the system's zone when absent. */
  timeZone?: string | undefined;
}

/** A moment in words, and what kind of words they are. */
export interface DateWords {
  kind: 'time' | 'yesterday' | 'date';
  text: string;
}

const dayMs = 86_400_000;

/** A date as short as it can be understood: the time today, "Yesterday", the weekday within a week, then day and month, then the year too. */
export function dateWords({ texts, tag }: Pick<Words, 'texts' | 'tag'>, time: number, { now, timeZone }: DateOptions): DateWords {
  if (Number.isNaN(time)) return { kind: 'date', text: '' };
  const format = (options: Intl.DateTimeFormatOptions): string => dateFormat(tag, { timeZone, ...options }).format(time);
  const age = dayNumber(now, timeZone) - dayNumber(time, timeZone);
  if (age <= 0) return { kind: 'time', text: format({ hour: '2-digit', minute: '2-digit' }) };
  if (age === 1) return { kind: 'yesterday', text: texts.common.yesterday };
  if (age < 7) return { kind: 'date', text: format({ weekday: 'long' }) };
  const sameYear = dateFormat('en', { timeZone, year: 'numeric' });
  const year = sameYear.format(time) === sameYear.format(now) ? undefined : 'numeric';
  return { kind: 'date', text: format({ day: 'numeric', month: 'short', year }) };
}

/** For tooltips. */
export function exactDate(tag: string, time: number): string {
  return Number.isNaN(time) ? '' : dateFormat(tag, { dateStyle: 'full', timeStyle: 'short' }).format(time);
}

function dayNumber(time: number, timeZone: string | undefined): number {
  const format = dateFormat('en-US', { timeZone, calendar: 'gregory', year: 'numeric', month: 'numeric', day: 'numeric' });
  const [month = 1, day = 1, year = 1970] = format.format(time).split('/').map(Number);
  return Math.round(Date.UTC(year, month - 1, day) / dayMs);
}
