import { describe, expect, it } from 'vitest';
import { english } from '../../../../../src/renderer/element/locales/en/strings.ts';
import { historyLines, matching, moveByKey } from '../../../../../src/renderer/element/ui/history/groups.ts';
import { createListing } from '../../../../../src/renderer/element/ui/history/listing.ts';
import type { Page, Thread } from '../../../../../src/shared/chatkit/types.ts';
import { thread } from '../../../../support/chatkit-events.ts';
import { settle } from '../../../../support/scripted-fetch.ts';

interface Ask<T> {
  args: unknown[];
  resolve: (value: T) => void;
  reject: (error: Error) => void;
}

function asks<T>() {
  const calls: Ask<T>[] = [];
  const ask = (...args: unknown[]): Promise<T> => new Promise((resolve, reject) => calls.push({ args, resolve, reject }));
  return { calls, ask };
}

const page = (ids: string[], has_more = false, after?: string): Page<Thread> => ({ data: ids.map((id) => thread({ id, title: `T ${id}` })), has_more, ...(after === undefined ? {} : { after }) });

function fixture() {
  const list = asks<Page<Thread>>();
  const rename = asks<unknown>();
  const remove = asks<unknown>();
  const timers: { ms: number; run: () => void; cancelled: boolean }[] = [];
  const told: string[] = [];
  const listing = createListing({
    list: list.ask, rename: rename.ask, remove: remove.ask,
    delay: (ms, run) => {
      const timer = { ms, run, cancelled: false };
      timers.push(timer);
      return () => {
        timer.cancelled = true;
      };
    },
    failed: (error) => told.push(error.message),
    changed: (id, change) => told.push(`${change} ${id}`),
  });
  const ids = () => listing.getSnapshot().threads.map(({ id }) => id);
  return {
    listing, list, rename, remove, timers, told, ids,
    loaded: async (...names: string[]) => {
      void listing.reload();
      list.calls.at(-1)?.resolve(page(names));
      await settle();
    },
  };
}

describe('reading the list of conversations', () => {
  it('goes page by page with the cursor of the server and skips what it already has', async () => {
    const { listing, list, ids } = fixture();
    void listing.reload();
    expect(listing.getSnapshot().phase).toBe('loading');
    list.calls[0]?.resolve(page(['a', 'b'], true, 'cursor'));
    await settle();
    expect(listing.getSnapshot()).toMatchObject({ phase: 'ready', more: 'available' });
    void listing.loadMore();
    void listing.loadMore();
    expect(list.calls).toHaveLength(2);
    expect(list.calls[1]?.args[0]).toEqual({ limit: 50, order: 'desc', after: 'cursor' });
    list.calls[1]?.resolve(page(['b', 'c']));
    await settle();
    expect(ids()).toEqual(['a', 'b', 'c']);
    expect(listing.getSnapshot().more).toBe('none');
  });

  it('ends where a server claims more without a new cursor', async () => {
    const { listing, list } = fixture();
    void listing.reload();
    list.calls[0]?.resolve(page(['a'], true, 'same'));
    await settle();
    void listing.loadMore();
    list.calls[1]?.resolve(page(['b'], true, 'same'));
    await settle();
    expect(listing.getSnapshot().more).toBe('none');
  });

  it('says what failed, keeps what it has, and can be asked again', async () => {
    const { listing, list, told, loaded, ids } = fixture();
    void listing.reload();
    list.calls[0]?.reject(new Error('down'));
    await settle();
    expect(listing.getSnapshot()).toMatchObject({ phase: 'failed', fault: { allowRetry: true } });
    expect(told).toEqual(['down']);
    await loaded('a');
    expect(ids()).toEqual(['a']);
    expect(listing.getSnapshot().phase).toBe('ready');
  });

  it('shows the newer of two answers, however late the older one comes', async () => {
    const { listing, list, ids } = fixture();
    void listing.reload();
    void listing.reload();
    list.calls[1]?.resolve(page(['new']));
    await settle();
    list.calls[0]?.resolve(page(['old']));
    await settle();
    expect(ids()).toEqual(['new']);
  });
});

describe('renaming', () => {
  it('shows the new title at once and the old one again when the server refuses it', async () => {
    const { listing, rename, told, loaded } = fixture();
    await loaded('a');
    const title = () => listing.getSnapshot().threads[0]?.title;
    void listing.rename('a', 'Better');
    expect(title()).toBe('Better');
    rename.calls[0]?.reject(new Error('no'));
    await settle();
    expect(title()).toBe('T a');
    expect(listing.getSnapshot().trouble).toEqual({ what: 'rename' });
    void listing.rename('a', 'Best');
    rename.calls[1]?.resolve({});
    await settle();
    expect(title()).toBe('Best');
    expect(listing.getSnapshot().trouble).toBeUndefined();
    expect(told).toEqual(['no', 'renamed a']);
  });
});

describe('deleting', () => {
  it('hides at once, sends nothing for ten seconds, and then deletes', async () => {
    const { listing, remove, timers, told, loaded, ids } = fixture();
    await loaded('a', 'b');
    listing.remove('a');
    expect(ids()).toEqual(['b']);
    expect(listing.getSnapshot().undoable.map(({ title }) => title)).toEqual(['T a']);
    expect([remove.calls.length, timers[0]?.ms]).toEqual([0, 10_000]);
    timers[0]?.run();
    expect(remove.calls[0]?.args).toEqual(['a']);
    expect(listing.getSnapshot().undoable).toEqual([]);
    remove.calls[0]?.resolve({});
    await settle();
    expect(told).toEqual(['deleted a']);
  });

  it('can be undone, after which nothing is ever sent', async () => {
    const { listing, remove, timers, loaded, ids } = fixture();
    await loaded('a');
    listing.remove('a');
    listing.undo('a');
    expect(timers[0]?.cancelled).toBe(true);
    expect(ids()).toEqual(['a']);
    listing.flush();
    expect(remove.calls).toHaveLength(0);
  });

  it('brings back what the server would not delete, and says so', async () => {
    const { listing, remove, timers, told, loaded, ids } = fixture();
    await loaded('a');
    listing.remove('a');
    timers[0]?.run();
    remove.calls[0]?.reject(new Error('no'));
    await settle();
    expect(ids()).toEqual(['a']);
    expect(listing.getSnapshot().trouble).toEqual({ what: 'delete', title: 'T a' });
    expect(told).toEqual(['no']);
  });

  it('stays hidden when the list is read again meanwhile, and is sent when the page goes away', async () => {
    const { listing, remove, loaded, ids } = fixture();
    await loaded('a', 'b');
    listing.remove('a');
    await loaded('a', 'b');
    expect(ids()).toEqual(['b']);
    listing.flush();
    expect(remove.calls[0]?.args).toEqual(['a']);
  });
});

describe('the lines of the list', () => {
  const now = new Date(2026, 6, 15, 12).getTime();
  const day = 86_400_000;
  const listed = (id: string, createdAt: number) => ({ id, title: id, createdAt });
  const headings = (locale: string, ...times: number[]) =>
    historyLines(times.map((time, at) => listed(`t${at}`, time)), { strings: english, locale, now }).flatMap((line) => ('heading' in line ? [line.heading] : []));

  it('stand under the day, the week or the month they began in', () => {
    expect(headings('en', now, now - day, now - 3 * day, now - 8 * day, now - 20 * day, now - 400 * day, Number.NaN)).toEqual([
      'Today', 'Yesterday', 'Previous 7 days', 'June', 'June 2025', 'Undated',
    ]);
    expect(headings('de', now - 70 * day)).toEqual(['Mai']);
  });

  it('keep the order of the server and take a time to come for today', () => {
    expect(headings('en', now + day, now, now - day, now)).toEqual(['Today', 'Yesterday', 'Today']);
  });

  it('are found by every word of the query, in any case, untitled ones by their stand-in', () => {
    const threads = [listed('Trip to the Coast', now), listed('Tax', now), { ...listed('x', now), title: '' }];
    expect(matching(threads, 'coast TRIP', 'Untitled', 'en').map(({ id }) => id)).toEqual(['Trip to the Coast']);
    expect(matching(threads, 'untit', 'Untitled', 'en').map(({ id }) => id)).toEqual(['x']);
    expect(matching(threads, '  ', 'Untitled', 'en')).toBe(threads);
  });

  it('are walked with the arrows, without leaving the list', () => {
    expect([moveByKey('ArrowDown', 0, 3), moveByKey('ArrowDown', 2, 3), moveByKey('ArrowUp', 0, 3), moveByKey('End', 0, 3), moveByKey('Home', 2, 3), moveByKey('x', 0, 3)]).toEqual([1, 2, 0, 2, 0, undefined]);
  });
});
