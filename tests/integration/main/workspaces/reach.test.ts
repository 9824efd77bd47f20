/** Nothing of account A is reached from B, by any door that B's pages have. Ada is in `main`, Grace in the other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageHeader, streamHeader } from '../../../../src/shared/desktop-api.ts';
import { createParams } from '../../../support/embedded-server.ts';
import { createWholeApp, twoPeople, type WholeApp } from '../../../support/whole-app.ts';

let app: WholeApp;
let grace: string;
/** The guide says its next word; until then it holds its breath. */
let breathe: (() => void) | undefined;
let hold: boolean;

beforeEach(async () => {
  hold = false;
  app = createWholeApp({
    pause: () => (hold ? new Promise<void>((resolve) => (breathe = resolve)) : Promise.resolve()),
  });
  await app.start();
  grace = await twoPeople(app);
});

afterEach(async () => {
  hold = false;
  breathe?.();
  await app.dispose();
});

const chatPage = (id: string, path: string, { headers, ...init }: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {}): Promise<Response> =>
  app.workspace(id).gateway('chat', new Request(new URL(path, 'app://chat'), { ...init, headers: { [pageHeader]: 'chat', ...headers } }));
const shellPage = (id: string, path: string): Promise<Response> => app.workspace(id).gateway('shell', new Request(new URL(path, 'app://shell')));
const streamId = '00000000-0000-4000-8000-000000000001';

describe('from another account’s pages', () => {
  it('threads cannot be read, listed, renamed, written to or deleted', async () => {
    const { thread } = await app.write('main', 'A secret about clockwork');
    for (const [type, params] of [
      ['threads.get_by_id', { thread_id: thread }],
      ['items.list', { thread_id: thread, limit: 20 }],
      ['threads.update', { thread_id: thread, title: 'Mine now' }],
      ['threads.add_user_message', { thread_id: thread, ...createParams('Let me in') }],
      ['threads.delete', { thread_id: thread }],
      ['threads.list', { limit: 20 }],
    ] as const) {
      const answer = await (await app.chat(grace, type, params)).text();
      expect(answer, type).not.toContain('clockwork');
    }
    const kept = (await (await app.chat('main', 'threads.get_by_id', { thread_id: thread })).json()) as { title?: string };
    expect(kept.title).not.toBe('Mine now');
    expect(JSON.stringify(kept)).toContain('clockwork');
  });

  it('a running answer is neither seen nor joined nor stopped', async () => {
    hold = true;
    const running = await app.ask('main', '/chatkit', { type: 'threads.create', params: createParams('A long tale') }, { [streamHeader]: streamId });
    const reader = running.body!.getReader();
    await reader.read();
    await vi.waitFor(async () => expect((await app.call('main', 'streams.list')).threads).toHaveLength(1));
    const [threadId] = (await app.call('main', 'streams.list')).threads;
    expect((await app.call(grace, 'streams.list')).threads).toEqual([]);
    expect((await app.ask(grace, '/chatkit/streams/attach', { threadId })).status).toBe(204);
    await app.ask(grace, '/chatkit/streams/stop', { threadId });
    await app.ask(grace, '/chatkit/streams/stop', { streamId });
    expect((await app.call('main', 'streams.list')).threads).toEqual([threadId]);
    const joined = await app.ask('main', '/chatkit/streams/attach', { threadId });
    expect(joined.status).toBe(200);
    await joined.body?.cancel();
    hold = false;
    breathe?.();
    for (;;) if ((await reader.read()).done) break;
  });

  it('attachments are neither sent to nor read from the same address, cached or not', async () => {
    const created = (await (await app.chat('main', 'attachments.create', { name: 'plan.txt', size: 4, mime_type: 'text/plain' })).json()) as { id: string; upload_descriptor: { url: string; method: string } };
    const { url, method } = created.upload_descriptor;
    const put = (id: string): Promise<Response> => chatPage(id, url, { method, body: 'plan', headers: { 'content-length': '4' } });
    expect((await put(grace)).status).toBe(404);
    expect((await put('main')).status).toBeLessThan(300);
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const image = (await (await app.chat('main', 'attachments.create', { name: 'dot.png', size: png.length, mime_type: 'image/png' })).json()) as { id: string; preview_url: string; upload_descriptor: { url: string; method: string } };
    expect((await chatPage('main', image.upload_descriptor.url, { method: image.upload_descriptor.method, body: png, headers: { 'content-length': String(png.length) } })).status).toBeLessThan(300);
    const mine = await chatPage('main', image.preview_url);
    expect(mine.status).toBe(200);
    await mine.arrayBuffer();
    // Kept with Ada’s history by now, and still only hers.
    expect((await chatPage(grace, image.preview_url)).status).toBe(404);
    expect((await chatPage('main', image.preview_url)).status).toBe(200);
  });

  it('search and counts know nothing of it', async () => {
    await app.write('main', 'A secret about clockwork');
    await vi.waitFor(async () => expect((await app.call('main', 'history.search', { text: 'clockwork', limit: 10 })).hits).not.toEqual([]), 5_000);
    expect((await app.call(grace, 'history.search', { text: 'clockwork', limit: 10 })).hits).toEqual([]);
    expect(await app.call(grace, 'history.status')).toMatchObject({ threads: 0, items: 0 });
  });

  it('drafts are not read, and cannot be written in the other’s name', async () => {
    const read = async (id: string): Promise<{ owner: string; drafts: Record<string, unknown> }> => (await app.ask(id, '/drafts/read', {})).json() as never;
    const { owner } = await read('main');
    expect((await app.ask('main', '/drafts/write', { owner, threadId: null, draft: { text: 'Half a thought' } })).status).toBe(204);
    expect((await read(grace)).drafts).toEqual({});
    expect((await app.ask(grace, '/drafts/write', { owner, threadId: null, draft: { text: 'Not mine' } })).status).toBe(403);
    expect((await read('main')).drafts).toEqual({ '': expect.objectContaining({ text: 'Half a thought' }) });
  });

  it('what waits to be sent is neither listed, changed nor taken back', async () => {
    await app.write('main', 'While the server is there');
    await app.stopServer();
    const text = await (await app.chat('main', 'threads.create', createParams('For later'))).text();
    expect(text).toContain('For later');
    const [entry] = await app.call('main', 'outbox.list');
    expect(entry).toMatchObject({ text: 'For later', kind: 'message' });
    expect(await app.call(grace, 'outbox.list')).toEqual([]);
    await expect(app.call(grace, 'outbox.remove', { id: entry!.id })).rejects.toThrow('outbox.gone');
    expect((await app.ask(grace, '/outbox/edit', { id: entry!.id, text: 'Mine now' })).status).toBe(404);
    expect((await app.ask(grace, '/outbox/remove', { id: entry!.id })).status).toBe(404);
    expect(await app.call('main', 'outbox.list')).toMatchObject([{ text: 'For later' }]);
    // How many wait is all that the other one’s menu is told.
    await vi.waitFor(async () => expect((await app.call(grace, 'workspaces.list')).map(({ queued }) => queued)).toEqual([1, 0]));
  });

  it('an export is not fetched, and not cancelled', async () => {
    await app.write('main', 'A secret about clockwork');
    await vi.waitFor(async () => expect((await app.call('main', 'history.status')).threads).toBe(1), 5_000);
    const job = await app.call('main', 'archive.export', { format: 'json' });
    await app.call(grace, 'archive.cancel', { id: job.id });
    expect((await shellPage(grace, `/archive/${job.id}`)).status).toBe(404);
    await vi.waitFor(async () => {
      const answer = await shellPage('main', `/archive/${job.id}`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('clockwork');
    }, 5_000);
  });

  it('the timeline is each one’s own', async () => {
    const before = JSON.stringify(await app.call(grace, 'diagnostics.timeline'));
    await app.call('main', 'auth.signOut', { history: 'keep' });
    expect(JSON.stringify(await app.call(grace, 'diagnostics.timeline'))).toBe(before);
    expect(readFileSync(join(app.profile, 'timelines', 'main.jsonl'), 'utf8')).not.toBe(readFileSync(join(app.profile, 'timelines', `${grace}.jsonl`), 'utf8'));
  });
});
