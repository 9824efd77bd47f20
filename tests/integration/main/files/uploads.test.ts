import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FilesDeps } from '../../../../src/main/files/files-deps.ts';
import { jwt, picture, problem, register, startFilesFixture, uploadRequest, type FilesFixture } from '../../../support/files-fixture.ts';
import { json, stall, text, type Upstream } from '../../../support/upstream.ts';

let fixture: FilesFixture;
let backend: Upstream;
let storage: Upstream;
const setUp = (deps?: Partial<FilesDeps>) => fixture.setUp(deps);

beforeEach(async () => {
  fixture = await startFilesFixture();
  ({ backend, storage } = fixture);
});
afterEach(() => fixture.close());

describe('an upload', () => {
  it('in a PUT takes only the descriptor’s headers along, and the token only to the backend’s own origin', async () => {
    const { files, gateway } = setUp();
    for (const [server, expected] of [[storage, undefined], [backend, `Bearer ${jwt}1`]] as const) {
      server.answer(text(200, 'text/plain', 'ok'));
      const { upload } = await register(files, {
        upload_descriptor: { url: `${server.origin}/u?sig=1`, method: 'PUT', headers: { 'content-type': 'image/png', 'x-amz-meta': '1', host: 'evil.example', cookie: 'x=1' } },
      });
      const response = await gateway('chat', uploadRequest(upload, 'PUT', 'bytes', { 'content-type': 'text/plain', 'content-length': '5', 'x-amz-acl': 'public', cookie: 'c=1', authorization: 'Bearer page' }));
      expect([response.status, await response.text()]).toEqual([204, '']);
      const [{ headers, ...seen }] = server.requests as [Upstream['requests'][number]];
      expect(seen).toEqual({ method: 'PUT', path: '/u?sig=1', body: 'bytes' });
      expect(headers).toMatchObject({ 'content-type': 'image/png', 'x-amz-meta': '1', 'content-length': '5', host: new URL(server.origin).host });
      expect(headers.authorization).toBe(expected);
      for (const name of ['x-amz-acl', 'cookie', 'x-latchkey-page', 'transfer-encoding']) expect(headers).not.toHaveProperty(name);
    }
  });

  it('in a POST keeps the form’s own type, whatever the descriptor says', async () => {
    const { files, gateway } = setUp();
    const { upload } = await register(files, { upload_descriptor: { url: `${storage.origin}/u`, method: 'POST', headers: { 'content-type': 'application/json', 'x-key': '1' } } });
    const form = new FormData();
    form.append('file', new File(['hello'], 'a.txt', { type: 'text/plain' }));
    expect((await gateway('chat', uploadRequest(upload, 'POST', form))).ok).toBe(true);
    expect(storage.requests[0]!.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(storage.requests[0]!.headers['x-key']).toBe('1');
    expect(storage.requests[0]!.body).toContain('filename="a.txt"');
  });

  it('keeps an authorization that the descriptor brings', async () => {
    const { files, gateway } = setUp();
    const { upload } = await register(files, { upload_descriptor: { url: '/u', method: 'PUT', headers: { Authorization: 'Upload 1' } } });
    await gateway('chat', uploadRequest(upload, 'PUT', 'x'));
    expect([backend.requests[0]!.headers.authorization, fixture.minted()]).toEqual(['Upload 1', 0]);
  });

  it('answers with the attachment where the server does, its addresses made routes', async () => {
    const { files, gateway } = setUp();
    backend.answer(json(200, { id: 'a1', name: 'a', mime_type: 'image/png', type: 'image', preview_url: `${backend.origin}/fresh` }));
    const { upload } = await register(files, { upload_url: '/u' });
    const answer = (await (await gateway('chat', uploadRequest(upload, 'POST', 'x'))).json()) as { preview_url: string };
    backend.answer(picture);
    expect((await gateway('chat', new Request(answer.preview_url))).headers.get('content-type')).toBe('image/png');
    expect(backend.requests[1]!.path).toBe('/fresh');
  });

  it('in one step goes to the connection’s own address, with the token', async () => {
    const { gateway } = setUp();
    storage.answer(json(200, { id: 'a1', name: 'a', mime_type: 'text/plain', type: 'file', upload_descriptor: null }));
    const response = await gateway('chat', uploadRequest('app://chat/files/direct', 'POST', 'x', { 'content-type': 'multipart/form-data; boundary=b' }));
    expect(await response.json()).toMatchObject({ id: 'a1' });
    expect(storage.requests[0]).toMatchObject({ path: '/direct', headers: { authorization: `Bearer ${jwt}1` } });
    storage.answer(text(200, 'text/html', '<p>Thanks'));
    expect((await problem(gateway('chat', uploadRequest('app://chat/files/direct', 'POST', 'x'))))[1]).toBe('backend.failed');
    expect((await setUp({ uploads: () => 'two_phase' }).gateway('chat', uploadRequest('app://chat/files/direct', 'POST', 'x'))).status).toBe(404);
  });

  it('that is small is sent once more after a 401; a large one says that it was refused', async () => {
    const { files, gateway } = setUp();
    const { upload } = await register(files, { upload_url: '/u' });
    backend.answer(json(401, {}), text(200, 'text/plain', ''));
    expect((await gateway('chat', uploadRequest(upload, 'POST', 'small', { 'content-length': '5' }))).status).toBe(204);
    expect(backend.requests.map(({ body }) => body)).toEqual(['small', 'small']);
    backend.answer(json(401, {}));
    const large = new Uint8Array(5 * 1_048_576);
    expect((await problem(gateway('chat', uploadRequest(upload, 'POST', large, { 'content-length': String(large.length) }))))[2]).toContain('did not accept your sign-in');
    expect([backend.requests.length, fixture.minted()]).toEqual([3, 4]);
  });

  it('of 100 MB flows through without being held, and arrives as it was', async () => {
    const { files, gateway } = setUp();
    const { upload } = await register(files, { upload_descriptor: { url: `${storage.origin}/u`, method: 'PUT', headers: {} } });
    const chunk = randomBytes(65_536);
    const count = 1_600;
    const [sent, received] = [createHash('sha256'), createHash('sha256')];
    let [inFlight, most, receivedBytes] = [0, 0, 0];
    let left = count;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if ((left -= 1) < 0) {
            controller.close();
            return;
          }
          sent.update(chunk);
          most = Math.max(most, (inFlight += chunk.length) - receivedBytes);
          controller.enqueue(new Uint8Array(chunk));
        },
      },
      { highWaterMark: 0 },
    );
    const server = createServer((request, response) => {
      expect(request.headers['content-length']).toBe(String(chunk.length * count));
      request.on('data', (part: Buffer) => {
        received.update(part);
        receivedBytes += part.length;
        // Slower than the sender.
        request.pause();
        setImmediate(() => request.resume());
      });
      request.on('end', () => response.end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const there = await register(files, { upload_descriptor: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/u`, method: 'PUT', headers: {} } });
    expect(there.upload).not.toBe(upload);
    const response = await gateway('chat', uploadRequest(there.upload, 'PUT', body, { 'x-latchkey-size': String(chunk.length * count) }));
    expect(response.status).toBe(204);
    expect(received.digest('hex')).toBe(sent.digest('hex'));
    // What a socket's buffers hold, far from the whole.
    expect(most).toBeLessThan(24 * 1_048_576);
    server.close();
  });

  it('that ends before its length, or goes on, is never taken for complete', async () => {
    const { files, gateway } = setUp();
    const { upload } = await register(files, { upload_descriptor: { url: `${storage.origin}/u`, method: 'PUT', headers: {} } });
    const five = (): ReadableStream => new Blob(['12345']).stream();
    for (const size of ['4', '6', '4194305', '9000000']) {
      expect((await problem(gateway('chat', uploadRequest(upload, 'PUT', five(), { 'x-latchkey-size': size })))).slice(0, 2)).toEqual([400, 'request.invalid']);
    }
    expect(storage.requests).toEqual([]);
  });

  it('over 512 MB is refused before and while it flows', async () => {
    const { files, gateway } = setUp();
    const { upload } = await register(files, { upload_descriptor: { url: `${storage.origin}/u`, method: 'PUT', headers: {} } });
    expect((await problem(gateway('chat', uploadRequest(upload, 'PUT', 'x', { 'x-latchkey-size': String(513 * 1_048_576) })))).slice(0, 2)).toEqual([413, 'request.too_large']);
    expect(storage.requests).toEqual([]);
  });

  it('is aborted at the server when the page gives it up', async () => {
    const { files, gateway } = setUp();
    const { upload } = await register(files, { upload_url: '/u' });
    backend.answer(stall());
    const page = new AbortController();
    const answer = gateway('chat', uploadRequest(upload, 'POST', 'x', {}, { signal: page.signal }));
    await backend.untilRequests(1);
    page.abort();
    expect((await answer).status).toBe(499);
    await backend.untilAborts(1);
  });

  it.each<[number, string, RegExp]>([
    [403, 'backend.refused', /run out/],
    [404, 'backend.refused', /no longer waits/],
    [413, 'request.too_large', /smaller/],
    [415, 'backend.refused', /type/],
    [500, 'backend.failed', /problem of its own/],
    [307, 'backend.refused', /redirect/],
    [418, 'backend.refused', /418/],
  ])('refused with %i comes back as a sentence, without what the server wrote', async (status, code, words) => {
    const { files, gateway } = setUp();
    const { upload } = await register(files, { upload_url: '/u' });
    backend.answer(text(status, 'application/xml', '<Error>AccessDenied secret</Error>', status === 307 ? { location: storage.origin } : {}));
    const [, found, message] = await problem(gateway('chat', uploadRequest(upload, 'POST', 'x')));
    expect([found, message]).toEqual([code, expect.stringMatching(words)]);
    expect(message).not.toContain('secret');
    expect(storage.requests).toEqual([]);
  });

  it('refused by the backend itself keeps the backend’s words; those of a storage stay out', async () => {
    const { files, gateway } = setUp();
    for (const [server, expected] of [[backend, [415, 'attachment.wrong_type', 'It holds something else.']], [storage, [502, 'backend.refused', expect.stringContaining('files of this type')]]] as const) {
      server.answer(json(415, { error: { message: 'It holds something else.', code: 'attachment.wrong_type' } }));
      const { upload } = await register(files, { upload_url: `${server.origin}/u` });
      expect(await problem(gateway('chat', uploadRequest(upload, 'POST', 'x')))).toEqual(expected);
    }
    backend.answer(json(400, { detail: 'nothing for people' }));
    const { upload } = await register(files, { upload_url: '/u' });
    expect((await problem(gateway('chat', uploadRequest(upload, 'POST', 'x'))))[2]).toContain('did not take this file (400)');
  });

  it('is refused without our header, with another method, and on the shell’s page', async () => {
    const { files, gateway } = setUp();
    const { upload, preview } = await register(files, { upload_url: '/u', preview_url: '/p' });
    expect((await problem(gateway('chat', new Request(upload, { method: 'POST', body: 'x' })))).slice(0, 2)).toEqual([403, 'request.denied']);
    expect((await gateway('chat', uploadRequest(upload, 'PUT', 'x'))).status).toBe(404);
    expect((await gateway('chat', uploadRequest(upload, 'DELETE', null))).status).toBe(404);
    expect((await gateway('chat', uploadRequest(preview, 'POST', 'x'))).status).toBe(404);
    expect((await gateway('chat', new Request(upload))).status).toBe(404);
    expect((await gateway('shell', uploadRequest(upload, 'POST', 'x'))).status).toBe(404);
    expect(backend.requests).toEqual([]);
  });

  it('never brings a token into the log', async () => {
    const { files, gateway } = setUp();
    const { upload } = await register(files, { upload_url: '/u?sig=SECRET' });
    backend.answer(json(401, {}));
    await gateway('chat', uploadRequest(upload, 'POST', 'x'));
    expect(fixture.log.lines.length).toBeGreaterThan(0);
    expect(fixture.log.lines.join()).not.toMatch(/eyJ|SECRET/);
  });
});
