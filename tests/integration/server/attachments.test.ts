import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Attachment, Thread, ThreadItem } from '../../../src/shared/chatkit/types.ts';
import { bytesOf, declare, download, inputWith, png, put, upload } from '../../support/attachments.ts';
import { useChatKit } from '../../support/chatkit-fixture.ts';
import { input, signUp, type ChatUser } from '../../support/embedded-server.ts';

const day = 24 * 60 * 60 * 1_000;
let now = Date.UTC(2026, 0, 1);
const limits = { fileBytes: 1_000, userBytes: 2_500, unusedMs: day };
const kit = useChatKit({ answers: 'scripted', deps: { attachmentLimits: limits } });
const clocked = useChatKit({ answers: 'scripted', deps: { attachmentLimits: limits, now: () => now } });
let bob: ChatUser;
beforeAll(async () => {
  bob = await signUp(kit.url, 'Bob');
});

const notes = { name: 'notes.md', type: 'text/markdown', bytes: bytesOf('# Notes\n') };
const picture = { name: 'dot.png', type: 'image/png', bytes: png };
const filesOf = (folder: string): string[] => (existsSync(`${folder}/attachments`) ? readdirSync(`${folder}/attachments`) : []);
const errorOf = async (response: Response): Promise<unknown> => {
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  expect(error.message).toMatch(/\.$/);
  return [response.status, error.code];
};
const threadOf = (event: unknown): string => (event as { thread: Thread }).thread.id;

describe('an upload in two phases', () => {
  it('follows A7: says where the bytes go, takes them with PUT, and gives the finished attachment', async () => {
    const declared = await declare(kit.user, picture);
    const url = `${kit.url}/attachments/${declared.id}`;
    expect(declared).toEqual({
      id: expect.stringMatching(/^atc_[0-9a-f]+$/),
      name: 'dot.png',
      mime_type: 'image/png',
      upload_descriptor: { url, method: 'PUT', headers: { 'Content-Type': 'image/png' } },
      type: 'image',
      preview_url: url,
    });
    const response = await put(kit.user, declared, png);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ id: declared.id, name: 'dot.png', mime_type: 'image/png', type: 'image', preview_url: url });
  });

  it('shows images, and gives everything else as a download that no browser runs', async () => {
    const image = await upload(kit.user, picture);
    const shown = await download(kit.user, kit.url, image.id);
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(png);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': "inline; filename*=UTF-8''dot.png",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    });
    const head = await fetch(`${kit.url}/attachments/${image.id}`, { method: 'HEAD', headers: { authorization: `Bearer ${kit.user.token}` } });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, String(png.length), '']);
    for (const [name, type] of [
      ['a "b".html', 'text/html'],
      ['x.svg', 'image/svg+xml'],
    ] as const) {
      const file = await upload(kit.user, { name, type, bytes: bytesOf('<script>alert(1)</script>') });
      expect(file).toMatchObject({ type: 'file', mime_type: type });
      const given = await download(kit.user, kit.url, file.id);
      expect(given.headers.get('content-type')).toBe('application/octet-stream');
      expect(given.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
      expect(given.headers.get('content-security-policy')).toMatch(/sandbox/);
      await kit.user.json('attachments.delete', { attachment_id: file.id });
    }
  });

  it('believes the bytes, not the name, about which image it is', async () => {
    const declared = await declare(kit.user, { ...picture, name: 'photo.jpg', type: 'image/jpeg' });
    expect(await (await put(kit.user, declared, png)).json()).toMatchObject({ type: 'image', mime_type: 'image/png' });
  });

  it('refuses what is no image under an image’s type, and keeps nothing of it', async () => {
    const declared = await declare(kit.user, { name: 'dot.png', type: 'image/png', bytes: bytesOf('MZ not an image') });
    expect(await errorOf(await put(kit.user, declared, bytesOf('MZ not an image')))).toEqual([415, 'attachment.wrong_type']);
    expect(filesOf(kit.folder)).not.toContain(declared.id);
    expect((await download(kit.user, kit.url, declared.id)).status).toBe(404);
    expect((await put(kit.user, declared, Uint8Array.from([...png].slice(0, 15)))).status).toBe(200);
  });

  it('holds the upload to what was declared: type and size, and can be tried again', async () => {
    const declared = await declare(kit.user, notes);
    expect(await errorOf(await put(kit.user, declared, notes.bytes, { 'Content-Type': 'text/html' }))).toEqual([
      415,
      'attachment.wrong_type',
    ]);
    expect(await errorOf(await put(kit.user, declared, bytesOf('# Not')))).toEqual([400, 'attachment.incomplete']);
    expect(await errorOf(await put(kit.user, declared, bytesOf('# Notes and more')))).toEqual([413, 'attachment.too_large']);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const part of ['# Notes', ' and', ' more']) controller.enqueue(bytesOf(part));
        controller.close();
      },
    });
    const headers = { authorization: `Bearer ${kit.user.token}` };
    const init = { method: 'PUT', headers, body, duplex: 'half' } as RequestInit;
    expect(await errorOf(await fetch(declared.upload_descriptor!.url, init))).toEqual([413, 'attachment.too_large']);
    expect(filesOf(kit.folder).filter((name) => name.startsWith(declared.id))).toEqual([]);
    expect((await put(kit.user, declared, notes.bytes)).status).toBe(200);
  });

  it('leaves nothing behind when the connection breaks half-way', async () => {
    const declared = await declare(kit.user, notes);
    await new Promise<void>((resolve) => {
      const { port, pathname } = new URL(declared.upload_descriptor!.url);
      const headers = { authorization: `Bearer ${kit.user.token}`, 'content-length': notes.bytes.length };
      const sending = request({ port, path: pathname, method: 'PUT', headers });
      sending.on('error', () => resolve());
      sending.write('# N', () => sending.destroy(new Error('broken')));
    });
    expect((await put(kit.user, declared, notes.bytes)).status).toBe(200);
    await expect.poll(() => filesOf(kit.folder).filter((name) => name.startsWith(`${declared.id}.`))).toEqual([]);
    expect(await (await download(kit.user, kit.url, declared.id)).text()).toBe('# Notes\n');
  });

  it('has limits for one file and for one user, and says how large they are', async () => {
    const large = await kit.user.post('attachments.create', { name: 'big.zip', size: 1_001, mime_type: 'application/zip' });
    expect(await errorOf(large)).toEqual([413, 'attachment.too_large']);
    const other = await signUp(kit.url);
    const full = { name: 'big.zip', size: 1_000, mime_type: '' };
    for (let n = 0; n < 2; n++)
      expect(await other.json('attachments.create', full)).toMatchObject({ mime_type: 'application/octet-stream' });
    const response = await other.post('attachments.create', full);
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({
      error: { code: 'attachment.quota', message: expect.stringMatching(/fill 2 KB of the 2\.4 KB.*Delete threads with files/) },
    });
  });
});

describe('an attachment', () => {
  it('is its owner’s alone', async () => {
    const { id } = await upload(kit.user, notes);
    expect((await fetch(`${kit.url}/attachments/${id}`)).status).toBe(401);
    expect((await download(bob, kit.url, id)).status).toBe(404);
    const url = `${kit.url}/attachments/${id}`;
    expect((await put(bob, { id, upload_descriptor: { url, method: 'PUT', headers: {} } } as Attachment, notes.bytes)).status).toBe(404);
    expect((await bob.post('attachments.delete', { attachment_id: id })).status).toBe(404);
    expect(await bob.events('threads.create', { input: inputWith('mine?', id) })).toEqual([
      { type: 'error', code: 'custom', message: expect.stringMatching(/no longer on the server/), allow_retry: false },
    ]);
  });

  it('that is unknown, unfinished or in another thread stops the message before anything is stored', async () => {
    const fresh = await signUp(kit.url);
    const unfinished = await declare(fresh, notes);
    const used = await upload(fresh, notes);
    await fresh.events('threads.create', { input: inputWith('One', used.id) });
    for (const [id, says] of [
      ['atc_00', /attach the file again/],
      [unfinished.id, /not been uploaded completely/],
      [used.id, /another thread/],
    ] as const) {
      const sent = await fresh.events('threads.create', { input: inputWith('Two', id) });
      expect(sent).toEqual([{ type: 'error', code: 'custom', message: expect.stringMatching(says), allow_retry: false }]);
    }
    expect(await fresh.json('threads.list', {})).toMatchObject({ data: [{}], has_more: false });
  });

  it('that a message uses can no longer be overwritten', async () => {
    const declared = await declare(kit.user, notes);
    await put(kit.user, declared, notes.bytes);
    await kit.user.events('threads.create', { input: inputWith('', declared.id) });
    expect(await errorOf(await put(kit.user, declared, bytesOf('#forged\n')))).toEqual([409, 'attachment.in_use']);
  });

  it('goes when it is deleted, with its bytes', async () => {
    const { id } = await upload(kit.user, notes);
    expect(filesOf(kit.folder)).toContain(id);
    expect(await kit.user.json('attachments.delete', { attachment_id: id })).toEqual({});
    expect(filesOf(kit.folder)).not.toContain(id);
    expect((await kit.user.post('attachments.delete', { attachment_id: id })).status).toBe(404);
  });

  it('goes with its thread, and with the messages that a retry or an edit removes, but not while another message has it', async () => {
    const user = await signUp(kit.url);
    const [kept, dropped] = [await upload(user, notes), await upload(user, picture)];
    const threadId = threadOf((await user.events('threads.create', { input: inputWith('First', kept.id) }))[0]);
    const second = (
      await user.events('threads.add_user_message', { thread_id: threadId, input: inputWith('Second', kept.id, dropped.id) })
    )[0];
    const replaces = { replaces_item_id: (second as { item: ThreadItem }).item.id };
    await (
      await user.send({ type: 'threads.add_user_message', params: { thread_id: threadId, input: input('Edited') }, metadata: replaces })
    ).text();
    await expect.poll(() => filesOf(kit.folder)).not.toContain(dropped.id);
    expect((await download(user, kit.url, kept.id)).status).toBe(200);
    await user.json('threads.delete', { thread_id: threadId });
    await expect.poll(() => filesOf(kit.folder)).not.toContain(kept.id);
  });

  it('keeps a preview that leads to the server’s address of today', async () => {
    const { id } = await upload(kit.user, picture);
    const threadId = threadOf((await kit.user.events('threads.create', { input: inputWith('Look', id) }))[0]);
    const before = kit.url;
    await kit.restart();
    expect(kit.url).not.toBe(before);
    const [item] = await kit.items(threadId);
    expect(item).toMatchObject({ attachments: [{ preview_url: `${kit.url}/attachments/${id}` }] });
    expect((await download(kit.user, kit.url, id)).status).toBe(200);
  });

  it('that came into no message within a day is swept at the next start, with files that nobody knows', async () => {
    const { user, folder } = clocked;
    const [old, used] = [await upload(user, notes), await upload(user, notes)];
    await user.events('threads.create', { input: inputWith('Hi', used.id) });
    now += day / 2;
    const young = await upload(user, notes);
    now += day / 2 + 1;
    for (const name of ['atc_ff', 'atc_ff.0a0b']) writeFileSync(`${folder}/attachments/${name}`, 'left behind');
    await clocked.restart();
    await expect.poll(() => filesOf(folder).sort()).toEqual([used.id, young.id].sort());
    expect((await clocked.user.post('attachments.delete', { attachment_id: old.id })).status).toBe(404);
  });
});
