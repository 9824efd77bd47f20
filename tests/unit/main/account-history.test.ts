import { describe, expect, it } from 'vitest';
import { createAccountHistory, historyName, type OpenHistory } from '../../../src/main/account-history.ts';
import type { HistoryHost, HistoryOpening, HistoryStore, OutboxEntry } from '../../../src/main/history-store.ts';
import type { KeptSecret } from '../../../src/main/secret-keeper.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const key = 'a'.repeat(64);

function entry(id: string): OutboxEntry {
  return { id, kind: 'message', threadId: 'thr_1', request: '{}', state: 'queued', attempts: 0, createdAt: 1 };
}

/** A store that remembers what a move must carry. */
function fakeStore(storage: 'disk' | 'memory', closed: string[], name: string) {
  const entries: OutboxEntry[] = [];
  const drafts: Record<string, string> = {};
  let listener: (writable: boolean) => void = () => undefined;
  let rebuilt: (salvaged: { items: number }) => void = () => undefined;
  const store = {
    storage,
    outbox: { list: () => Promise.resolve(entries), add: (one: OutboxEntry) => Promise.resolve(void entries.push(one)) },
    drafts: { all: () => Promise.resolve(drafts), put: (id: string, text: string) => Promise.resolve(void (drafts[id] = text)) },
    onWritable: (given: typeof listener) => {
      listener = given;
      return () => undefined;
    },
    onRebuilt: (given: typeof rebuilt) => {
      rebuilt = given;
      return () => undefined;
    },
    close: () => Promise.resolve(void closed.push(name)),
  } as unknown as HistoryStore;
  return { store, entries, drafts, writable: (is: boolean) => listener(is), rebuilt: (items: number) => rebuilt({ items }) };
}

function setUp(options: { secret?: () => KeptSecret; opening?: (folder: string) => HistoryOpening } = {}) {
  const closed: string[] = [];
  const opened: { folder: string; key: string | undefined }[] = [];
  const erased: string[] = [];
  const aside: string[] = [];
  const forgotten: string[] = [];
  const changes: OpenHistory[] = [];
  const stores = new Map<string, ReturnType<typeof fakeStore>>();
  let account: string | undefined;
  const host: HistoryHost = {
    open(given) {
      opened.push(given);
      const name = given.key === undefined ? 'memory' : given.folder;
      const made = fakeStore(given.key === undefined ? 'memory' : 'disk', closed, name);
      stores.set(name, made);
      return Promise.resolve(given.key === undefined ? { status: 'open', store: made.store } : (options.opening?.(given.folder) ?? { status: 'open', store: made.store }));
    },
    erase: (folder) => Promise.resolve(void erased.push(folder)),
    dispose: () => Promise.resolve(),
  };
  const history = createAccountHistory({
    host,
    secrets: {
      obtain: () => Promise.resolve(options.secret?.() ?? { status: 'found', value: key }),
      forget: (name) => {
        forgotten.push(name);
        return Promise.resolve(true);
      },
    },
    folder: '/p/history',
    account: () => account,
    keepAside: (folder) => Promise.resolve(aside.push(folder) > 0),
    placesOf: async (folder) => [folder],
    onChange: (open) => changes.push(open),
    log,
  });
  return {
    history, closed, opened, erased, aside, forgotten, changes, stores,
    folder: (whose: string) => `/p/history/${historyName(whose)}`,
    become(next: string | undefined) {
      account = next;
      history.update();
      return history.ready();
    },
  };
}

describe('the history of whoever is signed in', () => {
  it('is opened in a folder of the account’s own, whose name tells nothing of it', async () => {
    const { become, opened, history, folder } = setUp();
    await become('https://chat.example ada');
    expect(opened).toEqual([{ folder: folder('https://chat.example ada'), key }]);
    expect(folder('https://chat.example ada')).not.toContain('ada');
    expect(history.open().storage).toBe('disk');
  });

  it('is closed before the next account’s is opened, and never answers for it', async () => {
    const { become, closed, history, folder } = setUp();
    await become('ada');
    const ada = history.store();
    await become('bob');
    expect(closed).toEqual([folder('ada')]);
    expect(history.store()).not.toBe(ada);
    await become(undefined);
    expect(history.open()).toEqual({ storage: 'closed', store: undefined });
  });

  it('does not answer for the old account while the change is under way', async () => {
    const { become, history } = setUp();
    await become('ada');
    void become('bob');
    expect(history.store()).toBeUndefined();
  });

  it('lives in memory alone on a machine without a keychain, and says so', async () => {
    const { become, history, opened } = setUp({ secret: () => ({ status: 'unavailable', cause: 'missing' }) });
    await become('ada');
    expect(history.open().storage).toBe('memory');
    expect(opened).toEqual([{ folder: '', key: undefined }]);
  });

  it('moves to disk with what waits to be sent and every draft, once the keychain is unlocked', async () => {
    let locked = true;
    const { become, history, stores, folder, closed } = setUp({ secret: () => (locked ? { status: 'unavailable', cause: 'locked' } : { status: 'found', value: key }) });
    await become('ada');
    expect(history.open().storage).toBe('locked');
    await history.store()?.outbox.add(entry('one'));
    await history.store()?.drafts.put('thr_1', '{"text":"half a tho"}');
    locked = false;
    history.update();
    await history.ready();
    expect(history.open().storage).toBe('disk');
    expect(stores.get(folder('ada'))).toMatchObject({ entries: [{ id: 'one' }], drafts: { thr_1: '{"text":"half a tho"}' } });
    expect(closed).toEqual(['memory']);
  });

  it('sets a folder aside whose key the keychain no longer has, and begins anew', async () => {
    const { become, aside, folder, history } = setUp({ secret: () => ({ status: 'created', value: key }) });
    await become('ada');
    expect(aside).toEqual([folder('ada')]);
    expect(history.open().storage).toBe('disk');
  });

  it('leaves a newer version’s history alone and keeps to memory', async () => {
    const { become, history } = setUp({ opening: () => ({ status: 'newer' }) });
    await become('ada');
    expect(history.open()).toMatchObject({ storage: 'newer' });
    expect(history.store()?.storage).toBe('memory');
  });

  it('says when it was damaged in use and built anew', async () => {
    const { become, history, stores, folder, changes } = setUp();
    await become('ada');
    stores.get(folder('ada'))?.rebuilt(7);
    expect(history.open()).toMatchObject({ storage: 'disk', salvaged: { items: 7 } });
    expect(changes.at(-1)).toMatchObject({ salvaged: { items: 7 } });
  });

  it('says when the disk is full and when it has room again', async () => {
    const { become, stores, folder, changes } = setUp();
    await become('ada');
    stores.get(folder('ada'))?.writable(false);
    stores.get(folder('ada'))?.writable(true);
    expect(changes.map(({ storage }) => storage)).toEqual(['disk', 'read_only', 'disk']);
  });

  it('is closed, destroyed and robbed of its key when it is to be erased', async () => {
    const { become, history, closed, erased, forgotten, folder } = setUp();
    await become('ada');
    await history.erase('ada');
    expect(closed).toEqual([folder('ada')]);
    expect(erased).toEqual([folder('ada')]);
    expect(forgotten).toEqual([`history:${historyName('ada')}`]);
  });
});
