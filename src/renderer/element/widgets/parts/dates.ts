/** A calendar day without a time or zone, as `YYYY-MM-DD`. */
export type Day = string;

/** The day that an ISO value names, as it is written there: no zone moves it. */
export function dayOf(value: unknown): Day | undefined {
  const day = typeof value === 'string' ? /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(value)?.[1] : undefined;
  if (day === undefined) return undefined;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : undefined;
}

/** The same day as the calendar's local date. */
export function toDate(day: Day): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const found = new Date(2000, month - 1, date);
  found.setFullYear(year, month - 1, date);
  return found;
}

export function toDay(date: Date): Day {
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`;
}

/** A chosen day as ISO text (§8), in the kind that `like` has: only the day, or with its time; UTC midnight when it has none. */
export function isoOf(day: Day, like: unknown): string {
  if (typeof like === 'string' && dayOf(like) !== undefined) {
    if (like.length === 10) return day;
    const time = /^\d{4}-\d{2}-\d{2}[T ](.{1,24})$/.exec(like)?.[1];
    if (time !== undefined && /^[\d:.,+\-Z]+$/.test(time)) return `${day}T${time}`;
  }
  return `${day}T00:00:00.000Z`;
}

/** First day of the week where the language is spoken, 0 for Sunday. */
export function weekStart(tag: string): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  const locale = new Intl.Locale(tag) as Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };
  const first = locale.getWeekInfo?.().firstDay ?? locale.weekInfo?.firstDay ?? 1;
  return (first % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
}
