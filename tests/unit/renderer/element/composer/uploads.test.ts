import type { FileUploadStrategy } from '@openai/chatkit';
import { describe, expect, it } from 'vitest';
import { createUploads } from '../../../../../src/renderer/element/controller/composer/uploads.ts';
import { uploadFailure, VanishedFileError } from '../../../../../src/renderer/element/controller/composer/upload-failure.ts';
import type { UploadInit } from '../../../../../src/renderer/element/element-host.ts';
import { createChatKitClient } from '../../../../../src/shared/chatkit/client.ts';
import { createScriptedFetch, settle } from '../../../../support/scripted-fetch.ts';

const file = new File(['abc'], 'a.png', { type: 'image/png' });
const created = { id: 'atc_1', name: 'a.png', mime_type: 'image/png', type: 'image', preview_url: 'https://x.example/p', thread_id: null };
const uploaded = { id: 'atc_1', name: 'a.png', mime_type: 'image/png', type: 'image', preview_url: 'https://x.example/p' };

function fixture(strategy: FileUploadStrategy | undefined = { type: 'two_phase' }, answer: () => Promise<Response> = () => Promise.resolve(new Response(null, { status: 204 }))) {
  const server = createScriptedFetch();
  const sent: (UploadInit & { url: string })[] = [];
  const ids: string[] = [];
  const parts: number[] = [];
  const abort = new AbortController();
  const uploads = createUploads({
    client: () => createChatKitClient({ url: '/chatkit', fetch: server.fetch }),
    strategy: () => strategy,
    resolveUrl: (url) => new URL(url, 'https://app.example/').href,
    transport: (url, init, onSent) => {
      sent.push({ url, ...init });
      onSent(0.5);
      return answer();
    },
  });
  const upload = (one: File = file) => uploads.upload(one, { signal: abort.signal, onSent: (part) => parts.push(part), onCreated: (id) => ids.push(id) });
  /** Answers the first phase. */
  const create = async (value: object): Promise<void> => {
    await settle();
    server.last('attachments.create').json(value);
    await settle();
  };
  return { server, sent, ids, parts, abort, uploads, upload, create };
}

describe('an upload in two phases', () => {
  it('creates the attachment and puts the bytes where the server says, with its headers only', async () => {
    const { upload, create, server, sent, ids, parts } = fixture();
    const result = upload();
    await create({ ...created, upload_descriptor: { url: 'https://store.example/put?sig=1', method: 'PUT', headers: { 'x-sig': '1' } } });
    expect(server.calls[0]?.params).toEqual({ name: 'a.png', size: 3, mime_type: 'image/png' });
    expect(await result).toEqual(uploaded);
    expect(sent).toMatchObject([{ url: 'https://store.example/put?sig=1', method: 'PUT', headers: { 'x-sig': '1', 'content-type': 'image/png' }, body: file }]);
    expect([ids, parts]).toEqual([['atc_1'], [0.5]]);
  });

  it('keeps the content type that the descriptor sets for raw bytes', async () => {
    const { upload, create, sent } = fixture();
    const result = upload();
    await create({ ...created, upload_descriptor: { url: '/u', method: 'PUT', headers: { 'Content-Type': 'x/y' } } });
    await result;
    expect(sent[0]).toMatchObject({ url: 'https://app.example/u', headers: { 'Content-Type': 'x/y' } });
  });

  it('posts a form with the part "file", whose type the browser writes', async () => {
    const { upload, create, sent } = fixture();
    const result = upload();
    await create({ ...created, upload_descriptor: { url: '/u', method: 'POST', headers: { 'content-type': 'multipart/form-data', a: 'b' } } });
    await result;
    expect(sent[0]).toMatchObject({ method: 'POST', headers: { a: 'b' } });
    expect(sent[0]?.headers).not.toHaveProperty('content-type');
    const part = (sent[0]?.body as FormData).get('file') as File;
    expect([part.name, part.type, await part.text()]).toEqual(['a.png', 'image/png', 'abc']);
  });

  it('posts to servers that only give an upload_url', async () => {
    const { upload, create, sent } = fixture();
    const result = upload();
    await create({ ...created, upload_descriptor: null, upload_url: '/old' });
    await result;
    expect(sent[0]).toMatchObject({ url: 'https://app.example/old', method: 'POST', body: expect.any(FormData) });
  });

  it('adopts the refreshed attachment when it is the same one', async () => {
    const fresh = { ...created, preview_url: 'https://x.example/new' };
    const same = fixture(undefined, () => Promise.resolve(Response.json(fresh)));
    const result = same.upload();
    await same.create({ ...created, upload_url: '/u' });
    expect(await result).toMatchObject({ preview_url: 'https://x.example/new' });
    const other = fixture(undefined, () => Promise.resolve(Response.json({ ...fresh, id: 'atc_2' })));
    const second = other.upload();
    await other.create({ ...created, upload_url: '/u' });
    expect(await second).toEqual(uploaded);
  });

  it('names a type for files without one', async () => {
    const { upload, server } = fixture();
    upload(new File(['x'], 'x')).catch(() => undefined);
    await settle();
    expect(server.last('attachments.create').params).toMatchObject({ mime_type: 'application/octet-stream' });
  });

  it('fails where the server names no place for the bytes, and still says that the attachment exists', async () => {
    const { upload, create, ids } = fixture();
    const result = upload();
    result.catch(() => undefined);
    await create(created);
    await expect(result).rejects.toMatchObject({ code: 'unreadable' });
    expect(ids).toEqual(['atc_1']);
  });
});

describe('a direct upload', () => {
  const strategy = { type: 'direct', uploadUrl: '/files' } as const;

  it('posts the file to its own address and takes the attachment from the answer, nulls and all', async () => {
    const { upload, sent, server } = fixture(strategy, () => Promise.resolve(Response.json({ ...created, upload_descriptor: null })));
    expect(await upload()).toEqual(uploaded);
    expect(sent).toMatchObject([{ url: 'https://app.example/files', method: 'POST', headers: {} }]);
    expect(server.calls).toEqual([]);
  });

  it('fails on an answer that is no attachment', async () => {
    const { upload } = fixture(strategy, () => Promise.resolve(new Response('<html>')));
    await expect(upload()).rejects.toMatchObject({ code: 'unreadable' });
  });
});

describe('an upload that fails', () => {
  const strategy = { type: 'direct', uploadUrl: '/files' } as const;
  const failing = async (answer: () => Promise<Response>): Promise<unknown> => {
    const { upload } = fixture(strategy, answer);
    return uploadFailure(await upload().catch((error: unknown) => error));
  };
  const status = (code: number, body = '') => () => Promise.resolve(new Response(body, { status: code }));

  it('says what a person can do something about', async () => {
    expect(await failing(status(413))).toEqual({ reason: 'too_large' });
    expect(await failing(status(415))).toEqual({ reason: 'wrong_type' });
    expect(await failing(status(403))).toEqual({ reason: 'denied' });
    expect(await failing(status(501))).toEqual({ reason: 'unsupported' });
    expect(await failing(status(500, '<html>trace</html>'))).toEqual({ reason: 'server' });
    expect(await failing(() => Promise.reject(new TypeError('Failed to fetch')))).toEqual({ reason: 'network' });
  });

  it("keeps the server's own sentence, with and without a code", async () => {
    const sentence = { error: { message: 'The disk is full.' } };
    expect(await failing(status(507, JSON.stringify(sentence)))).toEqual({ reason: 'server', message: 'The disk is full.' });
    expect(await failing(status(413, JSON.stringify({ error: { message: 'At most 3 MB.', code: 'too_big' } })))).toEqual({ reason: 'too_large', message: 'At most 3 MB.' });
  });

  it('finds out that the file is gone, before and while it is sent', async () => {
    const gone = new File(['abc'], 'gone.txt');
    let readable = true;
    gone.slice = () => (readable ? new Blob(['a']) : ({ arrayBuffer: () => Promise.reject(new DOMException('x', 'NotReadableError')) } as unknown as Blob));
    const midway = fixture(strategy, () => {
      readable = false;
      return Promise.reject(new TypeError('Failed to fetch'));
    });
    await expect(midway.upload(gone)).rejects.toBeInstanceOf(VanishedFileError);
    const before = fixture(strategy);
    await expect(before.upload(gone)).rejects.toBeInstanceOf(VanishedFileError);
    expect(before.sent).toEqual([]);
  });

  it('is stopped by its signal, in either phase', async () => {
    const first = fixture();
    const creating = first.upload();
    creating.catch(() => undefined);
    await settle();
    first.abort.abort(new Error('enough'));
    await expect(creating).rejects.toThrow('enough');
    expect(first.sent).toEqual([]);
    const second = fixture(strategy, () => {
      second.abort.abort(new Error('enough'));
      return Promise.reject(new DOMException('Aborted', 'AbortError'));
    });
    await expect(second.upload()).rejects.toThrow('enough');
  });

  it('is not made worse by a server that cannot delete', async () => {
    const { uploads, server } = fixture();
    const done = uploads.discard('atc_1');
    server.last('attachments.delete').json({}, 500);
    await expect(done).resolves.toBeUndefined();
  });
});
