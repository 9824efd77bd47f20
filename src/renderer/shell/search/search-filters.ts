import type { SearchQuery } from '../../../shared/history.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';

export type DateChoice = 'today' | 'week' | 'month' | 'custom';

/** What narrows a search, as chosen on the screen. */
export interface SearchFilters {
  /** In the chat that is open only. */
  thisChat: boolean;
  role: 'user' | 'assistant' | undefined;
  has: 'code' | 'attachment' | undefined;
  dates: DateChoice | undefined;
  /** Calendar days as `<input type="date">` gives them, with `custom`; empty: open at that end. */
  from: string;
  to: string;
}

export const noFilters: SearchFilters = { thisChat: false, role: undefined, has: undefined, dates: undefined, from: '', to: '' };

/** One press turns it on, another one off; those of one group exclude each other. */
export interface FilterChip {
  id: string;
  label: string;
  isOn(filters: SearchFilters): boolean;
  toggle(filters: SearchFilters): SearchFilters;
}

function chip<K extends 'role' | 'has' | 'dates'>(field: K, value: NonNullable<SearchFilters[K]>, label: string): FilterChip {
  return {
    id: value,
    label,
    isOn: (filters) => filters[field] === value,
    toggle: (filters) => ({ ...filters, [field]: filters[field] === value ? undefined : value }),
  };
}

/** @param inThread whether a chat is open that a search could stay in. */
export function listChips({ common, search }: Texts, inThread: boolean): readonly FilterChip[] {
  const thisChat: FilterChip = {
    id: 'this-chat',
    label: search.thisChat,
    isOn: (filters) => filters.thisChat,
    toggle: (filters) => ({ ...filters, thisChat: !filters.thisChat }),
  };
  return [
    ...(inThread ? [thisChat] : []),
    chip('role', 'user', search.fromMe),
    chip('role', 'assistant', search.fromAssistant),
    chip('has', 'code', search.hasCode),
    chip('has', 'attachment', search.hasAttachment),
    chip('dates', 'today', common.today),
    chip('dates', 'week', search.week),
    chip('dates', 'month', search.month),
    chip('dates', 'custom', search.custom),
  ];
}

export function isFiltered(filters: SearchFilters): boolean {
  const { thisChat, role, has, dates } = filters;
  return thisChat || role !== undefined || has !== undefined || dates !== undefined;
}

export interface QueryContext {
  /** ms since 1970. */
  now: number;
  currentThread: string | null;
  limit: number;
}

/** The query for main. Days are the person's own calendar days; ends of a custom range that are the wrong way round are turned. */
export function toQuery(text: string, filters: SearchFilters, { now, currentThread, limit }: QueryContext): SearchQuery {
  const [from, to] = rangeOf(filters, now);
  return {
    text,
    limit,
    ...(filters.thisChat && currentThread !== null && { threadId: currentThread }),
    ...(filters.role !== undefined && { role: filters.role }),
    ...(filters.has !== undefined && { has: filters.has }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

function rangeOf({ dates, from, to }: SearchFilters, now: number): [number | undefined, number | undefined] {
  switch (dates) {
    case undefined:
      return [undefined, undefined];
    case 'today':
      return [startOfDay(now, 0), undefined];
    case 'week':
      return [startOfDay(now, 6), undefined];
    case 'month':
      return [startOfDay(now, 29), undefined];
    case 'custom': {
      const [first, last] = from !== '' && to !== '' && from > to ? [to, from] : [from, to];
      return [dayStart(first, 0), lastMoment(last)];
    }
  }
}

/** Midnight at the start of the day that is so many calendar days before; daylight saving included. */
function startOfDay(now: number, daysBefore: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() - daysBefore).getTime();
}

function dayStart(text: string, daysAfter: number): number | undefined {
  const [year, month, day] = text.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const time = new Date(year, month - 1, day + daysAfter).getTime();
  // Main refuses times before 1970, where there are no chats.
  return Number.isNaN(time) ? undefined : Math.max(time, 0);
}

function lastMoment(text: string): number | undefined {
  const next = dayStart(text, 1);
  return next === undefined ? undefined : Math.max(next - 1, 0);
}
