import { describe, expect, it } from 'vitest';
import { listChips, noFilters, toQuery, type SearchFilters } from '../../../../../src/renderer/shell/search/search-filters.ts';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';

const now = new Date(2026, 2, 31, 15, 30).getTime();
const query = (filters: Partial<SearchFilters>, currentThread: string | null = 'thr') =>
  toQuery('words', { ...noFilters, ...filters }, { now, currentThread, limit: 30 });

describe('filter chips', () => {
  it('offer this chat only where there is one', () => {
    expect(listChips(texts, false).map(({ id }) => id)).not.toContain('this-chat');
    expect(listChips(texts, true)[0]?.label).toBe('This chat');
  });

  it('go on with one press, off with another, and replace others of their kind', () => {
    const [me, assistant, code] = listChips(texts, false);
    const mine = me?.toggle(noFilters) ?? noFilters;
    expect(mine.role).toBe('user');
    expect(assistant?.toggle(mine).role).toBe('assistant');
    expect(me?.toggle(mine).role).toBeUndefined();
    expect(code?.toggle(mine)).toMatchObject({ role: 'user', has: 'code' });
  });
});

describe('the query', () => {
  it('is nothing but the words without filters', () => {
    expect(query({})).toEqual({ text: 'words', limit: 30 });
  });

  it('stays in the open chat when that is wanted and there is one', () => {
    expect(query({ thisChat: true })).toMatchObject({ threadId: 'thr' });
    expect(query({ thisChat: true }, null)).not.toHaveProperty('threadId');
  });

  it('counts calendar days of the person, today included', () => {
    expect(query({ dates: 'today' }).from).toBe(new Date(2026, 2, 31).getTime());
    expect(query({ dates: 'week' }).from).toBe(new Date(2026, 2, 25).getTime());
    expect(query({ dates: 'month' }).from).toBe(new Date(2026, 2, 2).getTime());
  });

  it('takes both ends of a custom range in whole, whichever way round they are', () => {
    const range = { from: new Date(2026, 0, 2).getTime(), to: new Date(2026, 0, 6).getTime() - 1 };
    expect(query({ dates: 'custom', from: '2026-01-02', to: '2026-01-05' })).toMatchObject(range);
    expect(query({ dates: 'custom', from: '2026-01-05', to: '2026-01-02' })).toMatchObject(range);
  });

  it('leaves an end open that is not given', () => {
    const open = query({ dates: 'custom', from: '2026-01-02' });
    expect(open.from).toBeDefined();
    expect(open).not.toHaveProperty('to');
  });
});
