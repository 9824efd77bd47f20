import { describe, expect, test } from 'vitest';
import type { HistoryStore } from '../../../../../src/main/history-store.ts';
import type { SearchHit, SearchQuery } from '../../../../../src/shared/history.ts';
import type { ThreadItem } from '../../../../../src/shared/chatkit/types.ts';
import { assistantMessage, at, openTestHistory, userMessage } from '../../../../support/history.ts';
import { pick, seededRandom } from '../../../../support/random.ts';

async function storeOf(...items: ThreadItem[]): Promise<HistoryStore> {
  const store = await openTestHistory();
  await store.apply(items.map((item) => ({ kind: 'item.put', threadId: item.thread_id, item })));
  return store;
}
async function find(store: HistoryStore, text: string, rest: Partial<SearchQuery> = {}): Promise<(string | undefined)[]> {
  return (await store.search({ text, limit: 50, ...rest })).hits.map(({ itemId }) => itemId);
}
const marked = ({ snippet: { text, marks } }: SearchHit): string[] => marks.map(([start, end]) => text.slice(start, end));

describe('what is typed', () => {
  test.each([
    ['gard', ['g']],
    ['arden', []],
    ['GARDEN tools', ['g']],
    ['"garden tools"', []],
    ['"tools for the garden"', ['g']],
    ['"tools for the gar', ['g']],
    ['"tools for the gar"', []],
    ['koln', ['k']],
    ['Köln', ['k']],
    ['KÖLN', ['k']],
    ['cafe', ['k']],
    ['東京', ['j']],
    ['京都', ['j']],
    ['都', ['j']],
    ['東都', []],
    ['天気 hotel', ['j']],
    ['ガ', ['j']],
    ['カ', []],
    ['서울', ['h']],
    ['울에', ['h']],
    ['snake_case', ['c']],
    ['foo-bar', ['c']],
    ['foo ba', ['c']],
    ['bar-foo', []],
    ['ﬁnd', ['c']],
  ])('%s finds %j', async (text, expected) => {
    const store = await storeOf(
      userMessage('g', 'Which tools for the garden?'),
      userMessage('k', 'Das Café in Köln'),
      userMessage('j', '東京都の天気、hotel ガラス'),
      userMessage('h', '서울에서 만나요'),
      userMessage('c', 'Use `snake_case` in foo-bar, and find it'),
    );
    expect(await find(store, text)).toEqual(expected);
  });

  test.each(['', ' ', '"', '""', '*', 'a*', '-', 'NOT', 'a AND', 'OR', 'NEAR(a b', '^a', 'body:a', '{a}', "'; DROP TABLE items; --", '👍', '👩‍👩‍👧', '\u0000', '\ud800', 'zq', 'x'.repeat(500), '" '.repeat(250), 'ك', '%_', 'a'.repeat(70)])(
    'never fails: %j',
    async (text) => {
      const store = await storeOf(userMessage('u', 'not a word or near'));
      await expect(store.search({ text, limit: 10 })).resolves.toHaveProperty('hits');
    },
  );

  test('never fails for any text, cursor or limit', async () => {
    const random = seededRandom(7);
    const signs = ['a', 'b', '"', '*', '(', ')', ' ', '東', 'é', '\u0301', '👍', '\ud83d', ':', '-', '^', '+', '{', 'AND ', 'NEAR(', '\n', 'ß', 'İ'];
    const store = await storeOf(userMessage('u', 'a b 東 é 👍 ß İ'));
    for (let round = 0; round < 300; round += 1) {
      const text = Array.from({ length: Math.floor(random() * 30) }, () => pick(random, signs)).join('');
      const { hits } = await store.search({ text, limit: random() * 1_000 - 10, after: random() < 0.3 ? text : undefined });
      for (const { snippet } of hits) for (const [start, end] of snippet.marks) expect(start < end && end <= snippet.text.length).toBe(true);
    }
  });
});

describe('what is found', () => {
  test('comes newest first, and the best first within one day', async () => {
    const store = await storeOf(
      userMessage('old', 'garden garden garden', 0),
      userMessage('new', 'gardening, once', 3 * 1_440 + 600),
      userMessage('better', 'garden garden', 3 * 1_440 + 540),
      userMessage('between', 'a garden', 1_440),
    );
    expect(await find(store, 'garden')).toEqual(['better', 'new', 'between', 'old']);
  });

  test('is filtered by thread, role, time, code and attachment', async () => {
    const attached = { ...userMessage('file', 'garden plan', 30, 'thr_2'), attachments: [{ id: 'f', type: 'file', name: 'greenhouse.pdf', mime_type: 'application/pdf' }] } as ThreadItem;
    const store = await storeOf(userMessage('u', 'garden', 10), assistantMessage('a', 'garden\n\n```js\nplant()\n```', 20), attached);
    expect(await find(store, 'garden', { threadId: 'thr_1' })).toEqual(['u', 'a']);
    expect(await find(store, 'garden', { threadId: 'none' })).toEqual([]);
    expect(await find(store, 'garden', { role: 'assistant' })).toEqual(['a']);
    expect(await find(store, 'garden', { has: 'code' })).toEqual(['a']);
    expect(await find(store, 'garden', { has: 'attachment' })).toEqual(['file']);
    expect(await find(store, 'garden', { from: Date.parse(at(10)), to: Date.parse(at(20)) })).toEqual(['u', 'a']);
    expect(await find(store, 'greenh')).toEqual(['file']);
    expect(await find(store, 'plant')).toEqual(['a']);
  });

  test('is found by titles too, until the thread is renamed or gone', async () => {
    const store = await openTestHistory();
    const thread = (title: string) => ({ kind: 'thread.put' as const, thread: { id: 'thr_1', title, created_at: at(0), status: { type: 'active' as const }, metadata: {} } });
    await store.apply([thread('Summer in Köln')]);
    expect((await store.search({ text: 'koln', limit: 5 })).hits).toEqual([
      { threadId: 'thr_1', title: 'Summer in Köln', createdAt: Date.parse(at(0)), snippet: { text: 'Summer in Köln', marks: [[10, 14]] } },
    ]);
    await store.apply([thread('Winter')]);
    expect((await store.search({ text: 'koln', limit: 5 })).hits).toEqual([]);
    await store.apply([{ kind: 'thread.remove', threadId: 'thr_1' }]);
    expect((await store.search({ text: 'winter', limit: 5 })).hits).toEqual([]);
  });

  test('follows what the server changes and removes', async () => {
    const store = await storeOf(userMessage('u', 'first words'), userMessage('v', 'others'));
    await store.apply([{ kind: 'item.put', threadId: 'thr_1', item: userMessage('u', 'second words') }]);
    expect(await find(store, 'first')).toEqual([]);
    expect(await find(store, 'second')).toEqual(['u']);
    await store.apply([{ kind: 'items.page', threadId: 'thr_1', items: [userMessage('v', 'others')], order: 'asc', hasMore: false }]);
    expect(await find(store, 'words')).toEqual([]);
  });

  test('shows one line around the first match, and marks what fits', async () => {
    const text = `${'Long lead. '.repeat(30)}\n\n**Roses** need sun;\n- roses love *rich* soil. ${'And so on. '.repeat(30)}`;
    const store = await storeOf(assistantMessage('a', text));
    const [hit] = (await store.search({ text: 'ros rich', limit: 5 })).hits;
    expect(hit?.snippet.text).toMatch(/^….*Roses need sun; roses love rich soil\..*…$/);
    expect(hit?.snippet.text).not.toMatch(/[\n*]/);
    expect(hit === undefined ? [] : marked(hit)).toEqual(['Ros', 'ros', 'rich']);
  });

  test('is marked on its own signs where accents fold away', async () => {
    const store = await storeOf(userMessage('u', 'E\u0301tude 東京都 İstanbul'));
    expect((await store.search({ text: 'etude', limit: 5 })).hits.map(marked)).toEqual([['E\u0301tude']]);
    expect((await store.search({ text: '京都', limit: 5 })).hits.map(marked)).toEqual([['京都']]);
    expect((await store.search({ text: 'istan', limit: 5 })).hits.map(marked)).toEqual([['İstan']]);
  });

  test('comes in pages without repeats or gaps', async () => {
    const store = await storeOf(...Array.from({ length: 230 }, (_, index) => userMessage(`u${index}`, `garden ${'garden '.repeat(index % 7)}`, index * 30)));
    const seen: (string | undefined)[] = [];
    let after: string | undefined;
    do {
      const answer = await store.search({ text: 'garden', limit: 17, after });
      seen.push(...answer.hits.map(({ itemId }) => itemId));
      after = answer.next;
    } while (after !== undefined);
    expect(new Set(seen).size).toBe(230);
    expect(seen).toHaveLength(230);
  });
});
