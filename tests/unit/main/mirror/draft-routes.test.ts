import { describe, expect, it } from 'vitest';
import { createDraftRoutes, maxDraftLength } from '../../../../src/main/mirror/draft-routes.ts';
import type { HistoryStore } from '../../../../src/main/history-store.ts';
import { openTestHistory } from '../../../support/history.ts';

async function setUp(given?: HistoryStore) {
  const store = given ?? (await openTestHistory());
  let owner: string | undefined = 'ada';
  const routes = createDraftRoutes({
    store: async () => store,
    owner: () => owner,
    files: {
      addressOf: (route) => (route.startsWith('app://chat/files/') ? `/${route.slice('app://chat/files/'.length)}` : undefined),
      routeOf: (address) => `app://chat/files${address}`,
    },
  });
  const post = async (path: '/drafts/read' | '/drafts/write', body: unknown): Promise<Response> =>
    routes[path]({ headers: new Headers(), body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)), signal: new AbortController().signal });
  const read = async (): Promise<unknown> => (await post('/drafts/read', {})).json();
  const write = (threadId: unknown, draft: unknown, as: unknown = 'ada'): Promise<Response> => post('/drafts/write', { owner: as, threadId, draft });
  return { store, read, write, post, become: (next: string | undefined) => void (owner = next) };
}

describe('drafts of the chat page', () => {
  it('come back as they were written, by thread and for the new one, until they are taken away', async () => {
    const { read, write } = await setUp();
    expect((await write('thr_1', { text: 'Half a thought', tags: [] })).status).toBe(204);
    await write(null, { text: 'New' });
    expect(await read()).toEqual({ owner: 'ada', drafts: { thr_1: { text: 'Half a thought', tags: [] }, '': { text: 'New' } } });
    await write(null, null);
    expect(await read()).toEqual({ owner: 'ada', drafts: { thr_1: { text: 'Half a thought', tags: [] } } });
  });

  it('go with their thread', async () => {
    const { store, read, write } = await setUp();
    await store.apply([{ kind: 'thread.put', thread: { id: 'thr_1', created_at: '', status: { type: 'active' }, metadata: {} } }]);
    await write('thr_1', { text: 'x' });
    await store.apply([{ kind: 'thread.remove', threadId: 'thr_1' }]);
    expect(await read()).toMatchObject({ drafts: {} });
  });

  it('find the thread under the id that the server gave it meanwhile', async () => {
    const { store, read, write } = await setUp();
    await store.outbox.mapThread('local-thread-1', 'thr_9');
    await write('local-thread-1', { text: 'x' });
    expect(await read()).toMatchObject({ drafts: { thr_9: { text: 'x' } } });
  });

  it('of one account are never written to another’s, and nobody’s to nobody’s', async () => {
    const { read, write, become } = await setUp();
    become('grace');
    await expect(write('thr_1', { text: 'Ada’s' })).rejects.toMatchObject({ code: 'request.denied' });
    expect(await read()).toEqual({ owner: 'grace', drafts: {} });
    become(undefined);
    await expect(write('thr_1', { text: 'x' })).rejects.toMatchObject({ code: 'history.unavailable' });
    expect(await read()).toEqual({ owner: null, drafts: {} });
  });

  it('keep pictures by what the backend calls them, and no address that it has not given', async () => {
    const { store, read, write } = await setUp();
    const image = (preview: string): object => ({ id: 'a', name: 'a.png', mime_type: 'image/png', type: 'image', preview_url: preview });
    const descriptor = { upload_descriptor: { url: 'app://chat/files/up', method: 'PUT', headers: {} } };
    await write('thr_1', { text: '', attachments: [{ ...image('app://chat/files/p1'), ...descriptor }, image('https://elsewhere.example/x.png'), { id: 'b', name: 'b.txt', mime_type: 'text/plain', type: 'file' }] });
    expect(JSON.parse((await store.drafts.all())['thr_1']!)).toEqual({ text: '', attachments: [image('/p1'), image(''), { id: 'b', name: 'b.txt', mime_type: 'text/plain', type: 'file' }] });
    expect(await read()).toMatchObject({ drafts: { thr_1: { attachments: [image('app://chat/files/p1'), image(''), { id: 'b' }] } } });
  });

  it.each(['no json', '[]', '{}', { owner: 'ada', threadId: '', draft: {} }, { owner: 'ada', threadId: 'x'.repeat(513), draft: {} }, { owner: 'ada', threadId: null, draft: 'text' }, { threadId: null, draft: {} }])(
    'are refused where they are not complete: %j',
    async (body) => {
      const { post } = await setUp();
      await expect(post('/drafts/write', body)).rejects.toMatchObject({ code: 'request.invalid' });
    },
  );

  it('are refused where they are too long, and the one before stays', async () => {
    const { read, write } = await setUp();
    await write(null, { text: 'Short' });
    await expect(write(null, { text: 'x'.repeat(maxDraftLength) })).rejects.toMatchObject({ code: 'request.too_large' });
    expect(await read()).toMatchObject({ drafts: { '': { text: 'Short' } } });
  });
});
