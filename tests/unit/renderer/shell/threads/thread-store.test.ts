import { describe, expect, it } from 'vitest';
import type { Thread } from '../../../../../src/shared/chatkit/types.ts';
import { createPendingDeletes } from '../../../../../src/renderer/shell/threads/pending-deletes.ts';
import { createThreadStore, type ThreadRequests, type ThreadStore } from '../../../../../src/renderer/shell/threads/thread-store.ts';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';

const thread = (id: string, title = id): Thread => ({
  id,
  title,
  created_at: '2026-03-20T12:00:00Z',
  status: { type: 'active' },
  metadata: {},
  items: { data: [], has_more: false },
});

interface Bench {
  store: ThreadStore;
  calls: string[];
  failures: string[];
  titles(): string[];
  /** Runs the timers that have not been cancelled. */
  passTime(): void;
  stored(): string[];
}

function setUp(given: Partial<ThreadRequests> & { threads?: Thread[]; stored?: string[] }): Bench {
  const calls: string[] = [];
  const failures: string[] = [];
  const timers = new Set<() => void>();
  const memory = new Map<string, string>();
  const storage = {
    getItem: (key: string) => memory.get(key) ?? null,
    setItem: (key: string, value: string) => void memory.set(key, value),
    removeItem: (key: string) => void memory.delete(key),
  };
  const pending = createPendingDeletes(storage, 'user_1');
  given.stored?.forEach((id) => pending.add(id));
  const requests: ThreadRequests = {
    list: async () => ({ data: given.threads ?? [thread('a'), thread('b'), thread('c')], has_more: false }),
    rename: async (id, title) => {
      calls.push(`rename ${id} ${title}`);
      return thread(id, title);
    },
    remove: async (id, { last }) => void calls.push(`remove ${id}${last ? ' last' : ''}`),
    ...given,
  };
  const delay = (_ms: number, run: () => void) => {
    timers.add(run);
    return () => void timers.delete(run);
  };
  const store = createThreadStore({
    requests,
    pending,
    idle: async () => undefined,
    delay,
    onFailure: (say) => void failures.push(say(texts)),
  });
  return {
    store,
    calls,
    failures,
    titles: () => store.get().threads.map(({ title }) => title),
    passTime: () => [...timers].forEach((run) => run()),
    stored: () => pending.read(),
  };
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

describe('reading', () => {
  it('shows the first page before the second has arrived', async () => {
    let release = (): void => undefined;
    const bench = setUp({
      list: async ({ after }) => {
        if (after === undefined) return { data: [thread('a')], has_more: true, after: 'a' };
        await new Promise<void>((resolve) => (release = resolve));
        return { data: [thread('b')], has_more: false };
      },
    });
    const reading = bench.store.refresh();
    await settle();
    expect(bench.titles()).toEqual(['a']);
    release();
    await reading;
    expect(bench.titles()).toEqual(['a', 'b']);
  });

  it('stops when a server’s cursor goes round in circles', async () => {
    let requests = 0;
    const bench = setUp({
      list: async () => {
        requests += 1;
        return { data: [thread('a')], has_more: true, after: 'a' };
      },
    });
    await bench.store.refresh();
    expect(requests).toBe(2);
    expect(bench.titles()).toEqual(['a']);
  });

  it('merges refreshes during a read into one more read', async () => {
    let requests = 0;
    const bench = setUp({
      list: async () => {
        requests += 1;
        return { data: [], has_more: false };
      },
    });
    await Promise.all([bench.store.refresh(), bench.store.refresh(), bench.store.refresh()]);
    await settle();
    expect(requests).toBe(2);
  });

  it('keeps the old list when a refresh fails, and says why', async () => {
    let broken = false;
    const bench = setUp({
      list: async () => {
        if (broken) throw new Error('Couldn’t reach the chat server.');
        return { data: [thread('a')], has_more: false };
      },
    });
    await bench.store.refresh();
    broken = true;
    await bench.store.refresh();
    expect(bench.store.get()).toMatchObject({ phase: 'ready', failure: { message: 'Couldn’t reach the chat server.' }, threads: [{ id: 'a' }] });
  });

  it('publishes nothing after it was disposed', async () => {
    const bench = setUp({});
    const reading = bench.store.refresh();
    bench.store.dispose();
    await reading;
    expect(bench.titles()).toEqual([]);
  });
});

describe('renaming', () => {
  it('shows the new title before the server answers and keeps what it answers', async () => {
    const bench = setUp({ rename: async (id) => thread(id, 'As the server has it') });
    await bench.store.refresh();
    const renaming = bench.store.rename('b', 'New');
    expect(bench.titles()).toEqual(['a', 'New', 'c']);
    await renaming;
    expect(bench.titles()).toEqual(['a', 'As the server has it', 'c']);
  });

  it('puts the old title back when the server refuses, and says so', async () => {
    const bench = setUp({
      rename: async () => {
        throw new Error('Not allowed.');
      },
    });
    await bench.store.refresh();
    await bench.store.rename('b', 'New');
    expect(bench.titles()).toEqual(['a', 'b', 'c']);
    expect(bench.failures).toEqual(['Couldn’t rename “New”, so the old title is back. Not allowed.']);
  });

  it('lets a newer title stand when an older answer comes in', async () => {
    const answers: (() => void)[] = [];
    const bench = setUp({
      rename: async (id, title) => {
        await new Promise<void>((resolve) => answers.push(resolve));
        return thread(id, title);
      },
    });
    await bench.store.refresh();
    const first = bench.store.rename('b', 'One');
    void bench.store.rename('b', 'Two');
    answers[0]?.();
    await first;
    expect(bench.titles()).toEqual(['a', 'Two', 'c']);
  });
});

describe('deleting', () => {
  it('hides at once and asks the server only when the time to undo has passed', async () => {
    const bench = setUp({});
    await bench.store.refresh();
    bench.store.remove('b');
    expect(bench.titles()).toEqual(['a', 'c']);
    expect(bench.store.get().undoable).toMatchObject([{ id: 'b' }]);
    expect(bench.calls).toEqual([]);
    bench.passTime();
    await settle();
    expect(bench.calls).toEqual(['remove b']);
    expect(bench.store.get().undoable).toEqual([]);
    expect(bench.stored()).toEqual([]);
  });

  it('brings the thread back in its place on undo, and never asks the server', async () => {
    const bench = setUp({});
    await bench.store.refresh();
    bench.store.remove('b');
    bench.store.undo('b');
    bench.passTime();
    await settle();
    expect(bench.titles()).toEqual(['a', 'b', 'c']);
    expect(bench.calls).toEqual([]);
  });

  it('stays hidden through a refresh whose answer still holds the thread', async () => {
    const bench = setUp({});
    await bench.store.refresh();
    bench.store.remove('b');
    bench.passTime();
    await settle();
    await bench.store.refresh();
    expect(bench.titles()).toEqual(['a', 'c']);
  });

  it('sends what waits when the page goes away, and remembers it until the server has confirmed', async () => {
    const bench = setUp({ remove: async (id, { last }) => (last ? new Promise(() => undefined) : Promise.reject(new Error(id))) });
    await bench.store.refresh();
    bench.store.remove('b');
    void bench.store.flushDeletes({ last: true });
    await settle();
    expect(bench.stored()).toEqual(['b']);
  });

  it('finishes in the next run what the last one could not', async () => {
    const bench = setUp({ stored: ['b'] });
    await bench.store.refresh();
    expect(bench.titles()).toEqual(['a', 'c']);
    expect(bench.calls).toEqual(['remove b']);
    expect(bench.stored()).toEqual([]);
  });

  it('shows the thread again when the server refuses, and says so', async () => {
    const bench = setUp({
      remove: async () => {
        throw new Error('Not allowed.');
      },
    });
    await bench.store.refresh();
    bench.store.remove('b');
    bench.passTime();
    await settle();
    expect(bench.titles()).toEqual(['a', 'b', 'c']);
    expect(bench.failures).toEqual(['Couldn’t delete “b”, so it is back in the list. Not allowed.']);
  });
});
