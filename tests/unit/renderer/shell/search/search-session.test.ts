import { beforeEach, describe, expect, it } from 'vitest';
import { noFilters } from '../../../../../src/renderer/shell/search/search-filters.ts';
import { createSearchSession, type SearchSession } from '../../../../../src/renderer/shell/search/search-session.ts';
import type { Result } from '../../../../../src/shared/errors.ts';
import type { SearchAnswer, SearchHit, SearchQuery } from '../../../../../src/shared/history.ts';

interface Asked {
  query: SearchQuery;
  answer(result: Result<SearchAnswer>): Promise<void>;
}

let asked: Asked[] = [];
let timers: (() => void)[] = [];
let session: SearchSession;

const hit = (itemId: string): SearchHit => ({ threadId: 't', title: 'T', itemId, createdAt: 0, snippet: { text: itemId, marks: [] } });
const found = (...ids: string[]): Result<SearchAnswer> => ({ ok: true, value: { hits: ids.map(hit) } });
const page = (next: string, ...ids: string[]): Result<SearchAnswer> => ({ ok: true, value: { hits: ids.map(hit), next } });
const shown = (): string[] => session.get().hits.map(({ itemId }) => itemId ?? '');
const texts = (): string[] => asked.map(({ query }) => query.text);

beforeEach(() => {
  asked = [];
  timers = [];
  session = createSearchSession({
    search: (query) =>
      new Promise((resolve) => {
        asked.push({
          query,
          answer: async (result) => {
            resolve(result);
            for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
          },
        });
      }),
    toQuery: (text, filters) => ({ text, limit: 2, ...(filters.role && { role: filters.role }) }),
    delay: (_ms, run) => {
      timers.push(run);
      return () => timers.splice(timers.indexOf(run), 1);
    },
  });
});

describe('as you type', () => {
  it('asks with the first keystroke, and shows what came', async () => {
    session.setText('a');
    expect(texts()).toEqual(['a']);
    await asked[0]?.answer(found('1'));
    expect(shown()).toEqual(['1']);
    expect(session.get()).toMatchObject({ phase: 'ready', answered: 'a' });
  });

  it('asks for the newest only, as soon as the one before is answered, whose answer is dropped', async () => {
    session.setText('a');
    session.setText('ab');
    session.setText('abc');
    expect(texts()).toEqual(['a']);
    await asked[0]?.answer(found('old'));
    expect(shown()).toEqual([]);
    expect(texts()).toEqual(['a', 'abc']);
    await asked[1]?.answer(found('new'));
    expect(shown()).toEqual(['new']);
  });

  it('keeps the last results on the screen until there are others', async () => {
    session.setText('a');
    await asked[0]?.answer(found('1'));
    session.setText('ab');
    expect(shown()).toEqual(['1']);
    expect(session.get().phase).toBe('searching');
  });

  it('goes back to nothing when the field is emptied, whatever still comes', async () => {
    session.setText('a');
    session.setText('  ');
    await asked[0]?.answer(found('late'));
    expect(session.get()).toMatchObject({ phase: 'idle', hits: [] });
    expect(asked).toHaveLength(1);
  });

  it('asks again when a filter changes', async () => {
    session.setText('a');
    await asked[0]?.answer(found('1'));
    session.setFilters({ ...noFilters, role: 'user' });
    expect(asked[1]?.query).toMatchObject({ text: 'a', role: 'user' });
  });
});

describe('a slow answer', () => {
  it('is said to be slow, and does not hold back the next question', async () => {
    session.setText('a');
    session.setText('ab');
    timers[0]?.();
    expect(session.get().slow).toBe(true);
    expect(texts()).toEqual(['a', 'ab']);
    await asked[1]?.answer(found('right'));
    await asked[0]?.answer(found('wrong'));
    expect(shown()).toEqual(['right']);
    expect(session.get().slow).toBe(false);
  });
});

describe('a failure', () => {
  it('says why and can be tried again', async () => {
    session.setText('a');
    await asked[0]?.answer({ ok: false, error: { code: 'history.unavailable', message: 'Gone.' } });
    expect(session.get()).toMatchObject({ phase: 'failed', problem: { message: 'Gone.' } });
    session.again();
    await asked[1]?.answer(found('1'));
    expect(session.get()).toMatchObject({ phase: 'ready', problem: undefined });
  });
});

describe('paging', () => {
  it('adds the next page once, however often it is asked for, without repeats', async () => {
    session.setText('a');
    await asked[0]?.answer(page('p2', '1', '2'));
    session.loadMore();
    session.loadMore();
    expect(asked).toHaveLength(2);
    expect(asked[1]?.query.after).toBe('p2');
    await asked[1]?.answer(found('2', '3'));
    expect(shown()).toEqual(['1', '2', '3']);
    session.loadMore();
    expect(asked).toHaveLength(2);
  });

  it('forgets a page of another question', async () => {
    session.setText('a');
    await asked[0]?.answer(page('p2', '1'));
    session.loadMore();
    session.setText('b');
    await asked[1]?.answer(found('2'));
    await asked[2]?.answer(found('3'));
    expect(shown()).toEqual(['3']);
  });

  it('ends where a cursor leads nowhere', async () => {
    session.setText('a');
    await asked[0]?.answer(page('p2', '1'));
    session.loadMore();
    await asked[1]?.answer(page('p2', '1'));
    expect(session.get().hasMore).toBe(false);
  });
});
