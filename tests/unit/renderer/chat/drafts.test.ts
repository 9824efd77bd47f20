import { describe, expect, it } from 'vitest';
import { createKeptDrafts } from '../../../../src/renderer/chat/drafts.ts';
import { createDraftStore } from '../../../../src/renderer/element/controller/composer/draft-store.ts';
import { createManualClock, turns } from '../../../support/manual-clock.ts';

const draft = (text: string): object => ({ text, tags: [], quote: '', attachments: [], toolId: null });

/** Main's side of it, as `/drafts/…` has it, shared by the windows of a test. */
function fakeMain() {
  const kept = new Map<string, unknown>();
  const posts: { path: string; body: { threadId?: string | null; draft?: { text: string } | null }; keepalive: boolean }[] = [];
  let status = 200;
  let owner: string | null = 'ada';
  return {
    kept,
    posts,
    failWith: (next: number) => void (status = next),
    signIn: (next: string | null) => void (owner = next),
    writes: () => posts.filter(({ path }) => path === '/drafts/write').map(({ body }) => [body.threadId, body.draft?.text]),
    fetch: async (path: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
      const body = JSON.parse(init!.body as string) as { owner?: string; threadId?: string | null; draft?: { text: string } | null };
      posts.push({ path: path as string, body, keepalive: init?.keepalive === true });
      await Promise.resolve();
      if (status >= 400) return Response.json({ error: {} }, { status });
      if (path === '/drafts/read') return Response.json({ drafts: Object.fromEntries(kept), owner });
      if (body.draft === null) kept.delete(body.threadId ?? '');
      else kept.set(body.threadId ?? '', body.draft);
      return new Response(null, { status: 204 });
    },
  };
}

async function openWindow(main = fakeMain(), clock = createManualClock()) {
  const page = new EventTarget();
  const drafts = createKeptDrafts({ fetch: main.fetch, delay: (ms, run) => clock.schedule(run, ms), page });
  const store = createDraftStore(drafts);
  const begin = async (): Promise<void> => turns();
  return { main, clock, page, store, begin };
}

describe('drafts that main keeps', () => {
  it('are there when the page begins again', async () => {
    const first = await openWindow();
    await first.begin();
    first.store.patch('thr_1', { text: 'Half a thought', quote: 'said before' });
    first.store.patch(null, { text: 'New' });
    await first.clock.advance(300);
    const second = await openWindow(first.main);
    await second.begin();
    expect(second.store.get('thr_1')).toMatchObject({ text: 'Half a thought', quote: 'said before' });
    expect(second.store.get(null).text).toBe('New');
    expect(second.store.get('thr_2').text).toBe('');
  });

  it('are written when typing rests, each thread’s once, and taken away at once when they were sent', async () => {
    const { main, clock, store, begin } = await openWindow();
    await begin();
    for (const text of ['a', 'ab', 'abc']) {
      store.patch('thr_1', { text });
      await clock.advance(100);
    }
    store.patch('thr_2', { text: 'x' });
    await clock.advance(299);
    expect(main.writes()).toEqual([]);
    await clock.advance(1);
    expect(main.writes()).toEqual([['thr_1', 'abc'], ['thr_2', 'x']]);
    store.patch('thr_1', { text: '' });
    await clock.advance(0);
    expect(main.writes().at(-1)).toEqual(['thr_1', undefined]);
    expect(main.kept.has('thr_1')).toBe(false);
  });

  it('are written as the page goes away, if they were not yet', async () => {
    const { main, page, store, begin } = await openWindow();
    await begin();
    store.patch(null, { text: 'In a hurry' });
    page.dispatchEvent(new Event('pagehide'));
    await turns();
    expect(main.kept.get('')).toMatchObject({ text: 'In a hurry' });
    expect(main.posts.at(-1)?.keepalive).toBe(true);
    store.patch(null, { text: 'x'.repeat(70_000) });
    page.dispatchEvent(new Event('pagehide'));
    expect(main.posts.at(-1)?.keepalive).toBe(false);
  });

  it('lose nothing that was typed before they were known', async () => {
    const main = fakeMain();
    main.kept.set('thr_1', draft('From yesterday'));
    const { clock, store, begin } = await openWindow(main);
    store.patch('thr_1', { text: 'and today' });
    await begin();
    expect(store.get('thr_1').text).toBe('From yesterday\nand today');
    await clock.advance(300);
    expect(main.kept.get('thr_1')).toMatchObject({ text: 'From yesterday\nand today' });
  });

  it('are asked for again while main has nowhere to keep them, and written later when it could not', async () => {
    const main = fakeMain();
    main.signIn(null);
    main.kept.set('thr_1', draft('Kept'));
    const { clock, store, begin } = await openWindow(main);
    await begin();
    store.patch('thr_2', { text: 'typed meanwhile' });
    main.signIn('ada');
    await clock.advance(5_000);
    expect(store.get('thr_1').text).toBe('Kept');
    expect(main.kept.get('thr_2')).toMatchObject({ text: 'typed meanwhile' });
    main.failWith(507);
    store.patch('thr_2', { text: 'and more' });
    await clock.advance(10_000);
    expect(main.writes().length).toBeLessThan(8);
    main.failWith(200);
    await clock.advance(60_000);
    expect(main.kept.get('thr_2')).toMatchObject({ text: 'and more' });
  });

  it('are asked for at once when a person turns to the page, who may have signed in just now', async () => {
    const main = fakeMain();
    main.signIn(null);
    const { clock, page, store, begin } = await openWindow(main);
    await begin();
    await clock.advance(60_000);
    main.signIn('ada');
    page.dispatchEvent(new Event('focus'));
    page.dispatchEvent(new Event('focus'));
    await turns();
    store.patch('thr_1', { text: 'First words' });
    await clock.advance(300);
    expect(main.kept.get('thr_1')).toMatchObject({ text: 'First words' });
  });

  it('of two windows: whoever writes last has the say, and the other shows it when a person turns to it', async () => {
    const clock = createManualClock();
    const one = await openWindow(fakeMain(), clock);
    const two = await openWindow(one.main, clock);
    await one.begin();
    one.store.patch('thr_1', { text: 'first' });
    await clock.advance(300);
    two.page.dispatchEvent(new Event('focus'));
    await turns();
    expect(two.store.get('thr_1').text).toBe('first');
    two.store.patch('thr_1', { text: 'second' });
    await clock.advance(300);
    expect(one.store.get('thr_1').text).toBe('first');
    one.page.dispatchEvent(new Event('focus'));
    await turns();
    expect(one.store.get('thr_1').text).toBe('second');
    // Neither writes what it only read.
    await clock.advance(60_000);
    expect(one.main.writes()).toEqual([['thr_1', 'first'], ['thr_1', 'second']]);
    // One that is being written in keeps its words.
    one.store.patch('thr_1', { text: 'third' });
    one.page.dispatchEvent(new Event('focus'));
    await clock.advance(300);
    expect(one.main.kept.get('thr_1')).toMatchObject({ text: 'third' });
  });

  it('are read as far as they can be, whoever wrote them', async () => {
    const main = fakeMain();
    for (const [id, one] of Object.entries({ thr_1: { text: 'Old', tags: [{ start: 0, end: 9, tag: {} }] }, thr_2: 'nonsense', thr_3: { text: 5 } })) main.kept.set(id, one);
    const { store, begin } = await openWindow(main);
    await begin();
    expect(store.get('thr_1')).toMatchObject({ text: 'Old', tags: [], quote: '', attachments: [], toolId: null });
    expect([store.get('thr_2').text, store.get('thr_3').text]).toEqual(['', '']);
  });
});
