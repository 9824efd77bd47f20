import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NotFound, type ChatStore, type StoredThread } from '../../../../src/server/chat-store.ts';
import { closeDatabase, openDatabase, type DatabaseHandle } from '../../../../src/server/open-database.ts';
import { createChatStore } from '../../../../src/server/store/chat-store.ts';
import { createCursors } from '../../../../src/server/store/cursors.ts';
import { migrate, schemaVersion } from '../../../../src/server/store/migrate.ts';
import type { ThreadItem } from '../../../../src/shared/chatkit/types.ts';
import { temporaryFolder } from '../../../support/embedded-server.ts';
import { seedHistory } from '../../../support/seed-history.ts';

let db: DatabaseHandle;
let store: ChatStore;

beforeEach(() => {
  db = openDatabase({ path: ':memory:', lockTimeoutMs: 0 });
  store = createChatStore(db);
});
afterEach(() => void db.close());

const thread = (id: string, more: Partial<StoredThread> = {}): StoredThread => {
  return { id, created_at: '2026-01-01T00:00:00.000Z', status: { type: 'active' }, metadata: {}, ...more };
};
const item = (threadId: string, id: string, text = id): ThreadItem => ({
  id,
  thread_id: threadId,
  // All in one tick: only the order of appending tells them apart.
  created_at: '2026-01-01T00:00:00.000Z',
  type: 'assistant_message',
  content: [{ type: 'output_text', text, annotations: [] }],
});
const page = { limit: 20, order: 'asc' } as const;

describe('threads', () => {
  it('come back as they were saved, an absent title stays absent', () => {
    const plain = thread('t1');
    const full = thread('t2', {
      title: 'T',
      status: { type: 'locked', reason: 'r' },
      allowed_image_domains: ['a.example'],
      metadata: { n: null },
    });
    store.insertThread('ann', plain);
    store.insertThread('ann', full);
    expect(store.loadThread('ann', 't1')).toEqual(plain);
    expect(store.loadThread('ann', 't2')).toEqual(full);
    store.saveThread('ann', { ...plain, title: 'named' });
    expect(store.loadThread('ann', 't1')).toEqual({ ...plain, title: 'named' });
  });

  it('move to the newest end with each item, also after the store was opened again', () => {
    for (const id of ['a', 'b', 'c']) store.insertThread('ann', thread(id));
    store.appendItem('ann', item('a', '1'));
    const ids = (): string[] => store.listThreads('ann', { limit: 9, order: 'desc' }).data.map(({ id }) => id);
    expect(ids()).toEqual(['a', 'c', 'b']);
    store = createChatStore(db);
    store.appendItem('ann', item('b', '2'));
    expect(ids()).toEqual(['b', 'a', 'c']);
  });

  it('belong to one user', () => {
    store.insertThread('ann', thread('a'));
    store.appendItem('ann', item('a', '1'));
    const attempts = [
      () => store.loadThread('bob', 'a'),
      () => store.saveThread('bob', thread('a')),
      () => store.appendItem('bob', item('a', '2')),
      () => store.saveItem('bob', item('a', '1', 'changed')),
      () => store.loadItem('bob', 'a', '1'),
      () => store.removeItem('bob', 'a', '1'),
      () => store.removeItemsAfter('bob', 'a', '1'),
      () => store.removeItemsFrom('bob', 'a', '1'),
      () => store.listItems('bob', 'a', page),
      () => store.recentItems('bob', 'a', 9),
      () => store.listThreads('bob', { ...page, after: 'a' }),
    ];
    for (const attempt of attempts) expect(attempt).toThrow(NotFound);
    expect(store.deleteThread('bob', 'a')).toBe(false);
    expect(store.recentItems('ann', 'a', 9)).toEqual([item('a', '1')]);
  });
});

describe('items', () => {
  beforeEach(() => {
    store.insertThread('ann', thread('t'));
    for (const id of ['1', '2', '3', '4']) store.appendItem('ann', item('t', id));
  });
  const ids = (items: ThreadItem[]): string[] => items.map(({ id }) => id);

  it('keep the order of appending, in either direction and page by page', () => {
    expect(ids(store.listItems('ann', 't', page).data)).toEqual(['1', '2', '3', '4']);
    const newest = store.listItems('ann', 't', { limit: 3, order: 'desc' });
    expect([ids(newest.data), newest.has_more, newest.after]).toEqual([['4', '3', '2'], true, '2']);
    expect(store.listItems('ann', 't', { limit: 3, order: 'desc', after: '2' })).toEqual({ data: [item('t', '1')], has_more: false });
    expect(store.listItems('ann', 't', { limit: 4, order: 'asc' })).not.toHaveProperty('after');
    expect(ids(store.recentItems('ann', 't', 2))).toEqual(['3', '4']);
  });

  it('are replaced in place, cut after one, and never appended twice', () => {
    store.saveItem('ann', item('t', '2', 'changed'));
    expect(store.loadItem('ann', 't', '2')).toEqual(item('t', '2', 'changed'));
    expect(() => store.appendItem('ann', item('t', '3'))).toThrow();
    expect(ids(store.removeItemsAfter('ann', 't', '2'))).toEqual(['3', '4']);
    store.appendItem('ann', item('t', '5'));
    store.saveItem('ann', item('t', '6'));
    store.removeItem('ann', 't', '1');
    expect(ids(store.listItems('ann', 't', page).data)).toEqual(['2', '5', '6']);
    expect(() => store.loadItem('ann', 't', '4')).toThrow(NotFound);
    expect(ids(store.removeItemsFrom('ann', 't', '5'))).toEqual(['5', '6']);
    expect(ids(store.listItems('ann', 't', page).data)).toEqual(['2']);
  });

  it('know the last message of a person, however long ago', () => {
    expect(store.lastUserMessage('ann', 't')).toBeUndefined();
    const asked = { ...item('t', 'asked'), type: 'user_message' } as ThreadItem;
    store.appendItem('ann', asked);
    store.appendItem('ann', item('t', 'answered'));
    expect(store.lastUserMessage('ann', 't')).toEqual(asked);
    expect(() => store.lastUserMessage('bob', 't')).toThrow(NotFound);
  });

  it('go with their thread', () => {
    store.deleteThread('ann', 't');
    expect(db.prepare('SELECT count(*) AS n FROM items').get()).toMatchObject({ n: 0 });
  });
});

describe('at 5,000 threads and 100,000 items', () => {
  it('pages are read through indexes, without sorting', () => {
    const plan = (sql: string): string =>
      (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map(({ detail }) => detail).join('; ');
    const threads = plan('SELECT * FROM threads WHERE user_id = 1 AND activity < 9 ORDER BY activity DESC LIMIT 21');
    const items = plan('SELECT * FROM items WHERE thread_id = 1 AND seq > 9 ORDER BY seq ASC LIMIT 21');
    expect(threads).toMatch(/^SEARCH threads USING INDEX threads_by_activity \(user_id=\? AND activity<\?\)$/);
    expect(items).toMatch(/^SEARCH items USING INDEX items_by_thread \(thread_id=\? AND seq>\?\)$/);
  });

  it('a seeded history of any size is whole', () => {
    const folder = temporaryFolder();
    seedHistory({ dataDir: folder.path, userId: 'ann', threads: 7, items: 100, random: () => 0.5 });
    const seeded = openDatabase({ path: `${folder.path}/chat.db`, lockTimeoutMs: 0 });
    const history = createChatStore(seeded);
    const { data } = history.listThreads('ann', { limit: 99, order: 'desc' });
    expect(data).toHaveLength(7);
    expect(data.flatMap(({ id }) => history.listItems('ann', id, { limit: 99, order: 'asc' }).data)).toHaveLength(100);
    closeDatabase(seeded);
    folder.remove();
  });
});

describe('migrations', () => {
  it('are committed with their number: a failing one leaves the version before it', () => {
    const fresh = openDatabase({ path: ':memory:', lockTimeoutMs: 0 });
    const first = { version: 1, up: (target: DatabaseHandle) => void target.exec('CREATE TABLE one (a)') };
    const broken = { version: 2, up: (target: DatabaseHandle) => void target.exec('CREATE TABLE two (a); SELECT broken') };
    expect(() => migrate(fresh, [first, broken])).toThrow();
    expect(schemaVersion(fresh)).toBe(1);
    expect(fresh.prepare("SELECT name FROM sqlite_master WHERE name IN ('one', 'two')").all()).toHaveLength(1);
    migrate(fresh, [first, { version: 2, up: (target) => void target.exec('CREATE TABLE two (a)') }]);
    expect(schemaVersion(fresh)).toBe(2);
    expect(() => migrate(fresh, [first])).toThrow(/newer version of Latchkey/);
    fresh.close();
  });
});

describe('cursors', () => {
  it('are kept by user, and the oldest is forgotten first', () => {
    const cursors = createCursors(2);
    cursors.remember('ann', 'a', 1);
    cursors.remember('ann', 'b', 2);
    cursors.remember('ann', 'a', 3);
    cursors.remember('ann', 'c', 4);
    expect([cursors.recall('ann', 'a'), cursors.recall('ann', 'b'), cursors.recall('ann', 'c'), cursors.recall('bob', 'c')]).toEqual([
      3,
      undefined,
      4,
      undefined,
    ]);
  });
});
