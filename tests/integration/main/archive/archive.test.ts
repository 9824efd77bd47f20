import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createArchive, type Archive } from '../../../../src/main/archive/archive.ts';
import { isImported } from '../../../../src/main/imported-threads.ts';
import type { FetchFile } from '../../../../src/main/archive/export-files.ts';
import type { HistoryStore } from '../../../../src/main/history-store.ts';
import { LatchkeyError } from '../../../../src/shared/errors.ts';
import type { ArchiveFormat, ArchiveJob } from '../../../../src/shared/history.ts';
import { fillThread } from '../../../support/fill-thread.ts';
import { openTestHistory, userMessage } from '../../../support/history.ts';
import { scanForPlaintext } from '../../../support/plaintext-scan/scan.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { texts } from '../../../../src/shared/texts/en/texts.ts';

let folder: string;
let store: HistoryStore;
/** The history is open. */
let opening: Promise<void>;
let account: { id: string; label: string } | undefined;
let jobs: ArchiveJob[];
let archive: Archive;
let count: number;
let onJob: (job: ArchiveJob) => void;

function start(fetchFile?: FetchFile): Archive {
  return createArchive({
    store: () => opening.then(() => store),
    account: () => account,
    now: () => Date.UTC(2026, 2, 1),
    newId: () => `job-${(count += 1)}`,
    tempDir: join(folder, 'exports'),
    ...(fetchFile && { fetchFile }),
    texts: () => texts,
    onChange: (job) => {
      jobs.push(job);
      onJob(job);
    },
    log: quietLog(),
  });
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-archive-'));
  store = await openTestHistory();
  opening = Promise.resolve();
  account = { id: 'ada', label: 'ada@example.com on this computer' };
  jobs = [];
  count = 0;
  onJob = () => undefined;
  archive = start();
  await fillThread(store, 'thr_1', 'Trip', 'to: Lisbon?');
  await fillThread(store, 'thr_2', 'Trip', 'the other one');
});

afterEach(async () => {
  await archive.dispose();
  rmSync(folder, { recursive: true, force: true });
});

async function putPictures(...ids: string[]): Promise<void> {
  const attachments = ids.map((id) => ({ id, type: 'image' as const, name: `map ${id}`, mime_type: 'image/png', preview_url: `https://x/${id}` }));
  await store.apply([{ kind: 'item.put', threadId: 'thr_1', item: { ...userMessage('pic', 'see', 9), attachments } as never }]);
}

const ended = (): Promise<ArchiveJob> =>
  new Promise((resolve) => {
    onJob = (job) => {
      if (job.state !== 'running') resolve(job);
    };
  });

async function exported(format: ArchiveFormat, threadId?: string): Promise<ArchiveJob> {
  const end = ended();
  await archive.export({ format, ...(threadId !== undefined && { threadId }) });
  return end;
}

const fetched = (id: string): Promise<Response | undefined> => archive.shellFiles(new Request(`app://shell/archive/${id}`));
async function bytesOf(job: ArchiveJob): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetched(job.id);
  expect(response?.status).toBe(200);
  return new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer(0));
}

async function imported(file: Uint8Array<ArrayBuffer> | string, headers: Record<string, string> = { 'x-latchkey-page': 'shell' }): Promise<ArchiveJob> {
  const response = await archive.shellFiles(new Request('app://shell/archive/import', { method: 'POST', headers, body: file }));
  return (await response?.json()) as ArchiveJob;
}

/** Another computer: nothing in it. */
async function emptyHistory(): Promise<void> {
  store = await openTestHistory();
}

const files = (): string[] => (existsSync(join(folder, 'exports')) ? readdirSync(join(folder, 'exports')) : []);

describe('an export', () => {
  it('of everything as JSON is fetched once under its name, and then gone from the disk', async () => {
    const job = await exported('json');
    expect(job).toMatchObject({ state: 'ready', done: 2, total: 2, fileName: 'Latchkey chats 2026-03-01.json' });
    expect(statSync(join(folder, 'exports', files()[0] ?? '')).mode & 0o777).toBe(0o600);
    const response = await fetched(job.id);
    expect(response?.headers.get('content-disposition')).toContain('attachment; filename="Latchkey chats 2026-03-01.json"');
    expect(response?.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response?.json()).toMatchObject({ format: 'latchkey-archive', threads: [{ items: [{ type: 'user_message' }, { type: 'assistant_message' }] }, {}] });
    await expect.poll(files).toEqual([]);
    expect(jobs.at(-1)?.state).toBe('done');
    await expect(fetched(job.id)).rejects.toMatchObject({ code: 'request.unknown_method' });
  });

  it('of one chat as Markdown has that chat in it and its name', async () => {
    const job = await exported('markdown', 'thr_1');
    expect(job.fileName).toBe('Trip 2026-03-01.md');
    const text = new TextDecoder().decode(await bytesOf(job));
    expect(text).toContain('# Trip');
    expect(text).toContain('to: Lisbon?');
    expect(text).not.toContain('the other one');
  });

  it('as zip has the JSON, a file for each chat under a name of its own, and the pictures that can be had', async () => {
    await archive.dispose();
    archive = start(async (address) => {
      if (address === 'https://x/1') return new Response(new Uint8Array([1, 2, 3]), { headers: { 'content-type': 'image/png' } });
      throw new LatchkeyError('backend.refused', 'x no longer has this file.');
    });
    await putPictures('1', '2');
    const job = await exported('zip');
    expect(job.message).toContain('1 picture is not in it, because the server no longer gives it out.');
    const entries = unzipSync(await bytesOf(job));
    expect(Object.keys(entries).sort()).toEqual(['attachments/map 1.png', 'chats/Trip (2).md', 'chats/Trip.md', 'latchkey-archive.json']);
    expect(entries['attachments/map 1.png']).toEqual(new Uint8Array([1, 2, 3]));
    const texts = ['chats/Trip.md', 'chats/Trip (2).md'].map((name) => strFromU8(entries[name] ?? new Uint8Array()));
    expect(texts.join()).toContain('- Attachment: [map 1](../attachments/map%201.png)\n- Attachment: map 2');
  });

  it('says when a chat is not complete in it', async () => {
    await store.apply([{ kind: 'items.page', threadId: 'thr_3', items: [userMessage('n', 'newest', 5, 'thr_3')], order: 'desc', hasMore: true }]);
    expect((await exported('json')).message).toMatch(/not complete in it.*Export again later/);
  });

  it('can be cancelled while it runs, and leaves nothing behind', async () => {
    const end = ended();
    const { id } = await archive.export({ format: 'zip' });
    await archive.cancel(id);
    expect((await end).state).toBe('cancelled');
    await expect.poll(files).toEqual([]);
    await expect(fetched(id)).rejects.toMatchObject({ code: 'request.unknown_method' });
  });

  it('is not another account’s to fetch, and goes when another is here', async () => {
    const job = await exported('json');
    account = { id: 'bob', label: 'bob' };
    await expect(fetched(job.id)).rejects.toMatchObject({ code: 'request.unknown_method' });
    archive.update();
    await expect.poll(files).toEqual([]);
  });

  it.each(['json', 'markdown', 'zip'] as const)('as %s that waits to be fetched is on the disk as nobody can read it', async (format) => {
    const job = await exported(format);
    expect(files()).toHaveLength(1);
    expect(statSync(join(folder, 'exports', files()[0] ?? '')).size).toBeGreaterThan(100);
    expect(scanForPlaintext(join(folder, 'exports'), ['answer to to: Lisbon?', 'the other one', 'ada@example.com', 'latchkey-archive'])).toEqual([]);
    const bytes = await bytesOf(job);
    const text = format === 'zip' ? Object.values(unzipSync(bytes)).map((entry) => strFromU8(entry)).join() : strFromU8(bytes);
    expect(text).toContain('answer to to: Lisbon?');
  });

  it('that was left by a crash is gone with the next start', async () => {
    await archive.dispose();
    mkdirSync(join(folder, 'exports'));
    writeFileSync(join(folder, 'exports', 'left.json'), 'secret');
    archive = start();
    await expect.poll(files).toEqual([]);
  });

  it('that is asked for right after signing in waits for the history to open', async () => {
    let opened: () => void = () => undefined;
    opening = new Promise((resolve) => (opened = resolve));
    const made = exported('json');
    expect(jobs).toEqual([]);
    opened();
    expect(await made).toMatchObject({ state: 'ready', total: 2 });
  });

  it('fails with a sentence when there is no history, or the chat is not here', async () => {
    expect((await exported('json', 'unknown')).message).toMatch(/not on this computer yet/);
    account = undefined;
    await expect(archive.export({ format: 'json' })).rejects.toMatchObject({ code: 'history.unavailable' });
  });
});

describe('an import', () => {
  it.each(['json', 'zip'] as const)('of an own %s brings the chats back, searchable, to be read only, marked as imported', async (format) => {
    const file = await bytesOf(await exported(format));
    const before = await store.items('thr_1', { order: 'asc' });
    await emptyHistory();
    const job = await imported(file);
    expect(job).toMatchObject({ state: 'done', done: 2, total: 2 });
    expect(job.message).toBe('Imported 2 chats with 4 entries. They live on this computer only.');
    const thread = await store.thread('thr_1');
    expect([thread, thread && isImported(thread)]).toMatchObject([{ title: 'Trip', status: { type: 'closed', reason: 'Imported' } }, true]);
    expect((await store.items('thr_1', { order: 'asc' })).data).toEqual(before.data);
    expect((await store.search({ text: 'lisbon', limit: 10 })).hits.map(({ threadId }) => threadId)).toContain('thr_1');
  });

  it('leaves what the server has as it is, and takes nothing twice', async () => {
    const file = await bytesOf(await exported('json'));
    await store.apply([{ kind: 'item.remove', threadId: 'thr_1', itemId: 'thr_1-u0' }]);
    expect((await imported(file)).message).toMatch(/Nothing was new\. 2 chats were here already/);
    expect((await store.items('thr_1', {})).data).toHaveLength(1);
    expect((await store.thread('thr_1'))?.status).toEqual({ type: 'active' });
    await emptyHistory();
    await imported(file);
    await store.apply([{ kind: 'item.remove', threadId: 'thr_1', itemId: 'thr_1-a0' }]);
    expect((await imported(file)).message).toBe('Imported 1 chat with 1 entry. They live on this computer only. 1 chat was here already and stayed as it is.');
    expect((await store.stats()).items).toBe(4);
  });

  it.each([
    ['damaged', (text: string) => text.slice(0, -30)],
    ['foreign', () => '{"title":"x"}'],
    ['too new', (text: string) => text.replace('"version":1', '"version":9')],
  ])('of a %s file says so and changes nothing', async (_what, harm) => {
    const text = new TextDecoder().decode(await bytesOf(await exported('json')));
    await emptyHistory();
    const job = await imported(harm(text));
    expect(job).toMatchObject({ state: 'failed', message: expect.stringMatching(/nothing was imported/) as string });
    expect((await store.stats()).threads).toBe(0);
  });

  it('can be cancelled between two chats; those that are here stay, and the rest comes with the next try', async () => {
    const file = await bytesOf(await exported('json'));
    await emptyHistory();
    onJob = ({ id, kind, done }) => void (kind === 'import' && done === 1 && archive.cancel(id));
    const job = await imported(file);
    expect(job).toMatchObject({ state: 'cancelled', message: 'Cancelled after 1 chat, which stays here. Import the file again to have the rest.' });
    expect((await store.stats()).threads).toBe(1);
    onJob = () => undefined;
    expect((await imported(file)).message).toBe('Imported 1 chat with 2 entries. They live on this computer only. 1 chat was here already and stayed as it is.');
  });

  it('is taken from the shell’s page only', async () => {
    await expect(imported('{}', {})).rejects.toMatchObject({ code: 'request.denied' });
    await expect(imported('{}', { 'x-latchkey-page': 'chat' })).rejects.toMatchObject({ code: 'request.denied' });
  });
});
