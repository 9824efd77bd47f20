import { beforeEach, expect, it } from 'vitest';
import { createImportedAnswers } from '../../../../src/main/archive/imported-answers.ts';
import type { HistoryStore } from '../../../../src/main/history-store.ts';
import { asImported, importedThreads, rememberImported } from '../../../../src/main/imported-threads.ts';
import { serverHeads } from '../../../../src/main/mirror/sync-walk.ts';
import { at, openTestHistory, userMessage } from '../../../support/history.ts';

let store: HistoryStore;
let asked: string[];
const server = { id: 'server', created_at: at(9), status: { type: 'active' as const }, metadata: {} };
const copy = asImported({ id: 'copy', title: 'Old', created_at: at(1), status: { type: 'active' as const }, metadata: {} });

beforeEach(async () => {
  store = await openTestHistory();
  asked = [];
  await rememberImported(store, 'copy');
  await store.apply([
    { kind: 'thread.put', thread: copy },
    { kind: 'item.put', threadId: 'copy', item: userMessage('m1', 'from long ago', 1, 'copy') },
    { kind: 'thread.put', thread: server },
  ]);
});

const answers = createImportedAnswers({
  store: () => store,
  next: ({ body }) => {
    const { type, params } = JSON.parse(new TextDecoder().decode(body)) as { type: string; params: { after?: string } };
    asked.push(type);
    if (type !== 'threads.list') return new Response('{}');
    const items = { data: [], has_more: false };
    return new Response(JSON.stringify(params.after === undefined ? { data: [{ ...server, items }], has_more: true, after: 'server' } : { data: [], has_more: false }));
  },
});

async function ask(type: string, params: object): Promise<{ status: number; json: Record<string, unknown> }> {
  const response = await answers({ headers: new Headers(), body: new TextEncoder().encode(JSON.stringify({ type, params })), signal: new AbortController().signal });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

const ids = (json: Record<string, unknown>): string[] => (json['data'] as { id: string }[]).map(({ id }) => id);

it('puts imported chats behind the last of the server’s threads', async () => {
  expect(ids((await ask('threads.list', {})).json)).toEqual(['server']);
  expect(ids((await ask('threads.list', { after: 'server' })).json)).toEqual(['copy']);
});

it('lists them once also where the history answers in the server’s place', async () => {
  const items = { data: [], has_more: false };
  const offline = createImportedAnswers({ store: () => store, next: () => new Response(JSON.stringify({ data: [{ ...copy, items }, { ...server, items }], has_more: false })) });
  const response = await offline({ headers: new Headers(), body: new TextEncoder().encode('{"type":"threads.list","params":{}}'), signal: new AbortController().signal });
  expect(ids((await response.json()) as Record<string, unknown>)).toEqual(['server', 'copy']);
});

it('reads an imported chat without asking the server, which has none of it', async () => {
  expect((await ask('threads.get_by_id', { thread_id: 'copy' })).json).toMatchObject({ title: 'Old', items: { data: [{ id: 'm1' }] } });
  expect(ids((await ask('items.list', { thread_id: 'copy' })).json)).toEqual(['m1']);
  expect(asked).toEqual([]);
  await ask('threads.get_by_id', { thread_id: 'server' });
  expect(asked).toEqual(['threads.get_by_id']);
});

it('takes no message in it, with a sentence', async () => {
  const { status, json } = await ask('threads.add_user_message', { thread_id: 'copy', input: {} });
  expect(status).toBe(403);
  expect(json).toMatchObject({ error: { message: expect.stringMatching(/imported and can only be read/) as string } });
});

it('renames and deletes it here', async () => {
  expect((await ask('threads.update', { thread_id: 'copy', title: 'New' })).json).toMatchObject({ title: 'New' });
  await ask('threads.delete', { thread_id: 'copy' });
  expect(await store.thread('copy')).toBeUndefined();
  expect(asked).toEqual([]);
  expect(await importedThreads(store)).toEqual(new Set());
});

it('leaves a thread to the server that turns out to have it', async () => {
  await store.apply([{ kind: 'thread.put', thread: { ...server, id: 'copy' } }]);
  await ask('threads.get_by_id', { thread_id: 'copy' });
  expect(asked).toEqual(['threads.get_by_id']);
});

it('keeps imported chats out of what the sync asks the server about, and so never removes them', async () => {
  expect((await serverHeads(store)).map(({ threadId }) => threadId)).toEqual(['server']);
});
