import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FilesDeps } from '../../../../src/main/files/files-deps.ts';
import { jwt, picture, png, problem, register, startFilesFixture, type FilesFixture } from '../../../support/files-fixture.ts';
import { json, redirect, text, type Upstream } from '../../../support/upstream.ts';

let fixture: FilesFixture;
let backend: Upstream;
let storage: Upstream;
const setUp = (deps?: Partial<FilesDeps>) => fixture.setUp(deps);

beforeEach(async () => {
  fixture = await startFilesFixture();
  ({ backend, storage } = fixture);
});
afterEach(() => fixture.close());

describe('a preview', () => {
  it('on the backend’s own origin is asked for with the token; another origin never sees it', async () => {
    const { files, gateway } = setUp();
    backend.answer(picture);
    storage.answer(picture);
    const own = await register(files, { preview_url: `${backend.origin}/p/1?size=2` });
    const foreign = await register(files, { preview_url: `${storage.origin}/p/1?sig=3` });
    for (const { preview } of [own, foreign]) {
      const response = await gateway('chat', new Request(preview, { headers: { cookie: 'c=1', authorization: 'Bearer page', referer: 'app://chat/' } }));
      expect(Buffer.from(await response.arrayBuffer()).equals(png)).toBe(true);
    }
    expect(backend.requests[0]).toMatchObject({ method: 'GET', path: '/p/1?size=2', headers: { authorization: `Bearer ${jwt}1` } });
    expect(storage.requests[0]).toMatchObject({ method: 'GET', path: '/p/1?sig=3' });
    for (const { headers } of [...backend.requests, ...storage.requests]) {
      for (const name of ['cookie', 'referer', 'origin', 'x-latchkey-page']) expect(headers).not.toHaveProperty(name);
    }
    expect(storage.requests[0]!.headers).not.toHaveProperty('authorization');
  });

  it('arrives as a picture that can do nothing else', async () => {
    const { files, gateway } = setUp();
    backend.answer(picture);
    const { preview } = await register(files, { preview_url: '/p' });
    const response = await gateway('chat', new Request(preview));
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'private, max-age=3600',
      'content-disposition': 'inline',
      'content-security-policy': `default-src 'none'; sandbox`,
      'content-type': 'image/png',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });

  it.each(['image/svg+xml', 'text/html', 'application/xhtml+xml', 'application/pdf', 'text/javascript', ''])('of type "%s" is a download', async (type) => {
    const { files, gateway } = setUp();
    backend.answer(text(200, type, '<script>alert(1)</script>'));
    const { preview } = await register(files, { preview_url: '/p' });
    const { headers } = await gateway('chat', new Request(preview));
    expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual(['application/octet-stream', 'attachment']);
  });

  it('makes a 401 invisible: one fresh token, one more request', async () => {
    const { files, gateway } = setUp();
    backend.answer(json(401, {}), picture);
    const { preview } = await register(files, { preview_url: '/p' });
    expect((await gateway('chat', new Request(preview))).status).toBe(200);
    expect(backend.requests.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${jwt}1`, `Bearer ${jwt}2`]);
  });

  it('is fetched from where the backend redirects to, without the token, and no further than three times', async () => {
    const { files, gateway } = setUp();
    backend.answer(redirect(`${storage.origin}/signed`));
    storage.answer(picture);
    const { preview } = await register(files, { preview_url: '/p' });
    expect((await gateway('chat', new Request(preview))).status).toBe(200);
    expect(backend.requests[0]!.headers.authorization).toBe(`Bearer ${jwt}1`);
    expect(storage.requests[0]!.headers).not.toHaveProperty('authorization');
    storage.answer(redirect(`${backend.origin}/p`));
    expect((await problem(gateway('chat', new Request(preview))))[1]).toBe('backend.failed');
    expect(backend.requests.slice(2).every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });

  it('is refused where it is too large, and cut where it says nothing of its length', async () => {
    const { files, gateway } = setUp();
    const { preview } = await register(files, { preview_url: '/p' });
    backend.answer((response) => response.writeHead(200, { 'content-type': 'image/png', 'content-length': String(101 * 1_048_576) }).flushHeaders());
    expect((await problem(gateway('chat', new Request(preview)))).slice(0, 2)).toEqual([413, 'request.too_large']);
    const chunk = Buffer.alloc(1_048_576);
    backend.answer(async (response) => {
      const gone = once(response, 'close');
      response.writeHead(200, { 'content-type': 'image/png' });
      for (let n = 0; n < 120 && !response.destroyed; n += 1) if (!response.write(chunk)) await Promise.race([once(response, 'drain'), gone]);
      response.end();
    });
    await expect((await gateway('chat', new Request(preview))).arrayBuffer()).rejects.toThrow('too large');
    await backend.untilAborts(1);
  });

  it('stops at the server when the page stops reading', async () => {
    const { files, gateway } = setUp();
    const { preview } = await register(files, { preview_url: '/p' });
    backend.answer((response) => void response.writeHead(200, { 'content-type': 'image/png' }).write(png));
    const reader = (await gateway('chat', new Request(preview))).body!.getReader();
    await reader.read();
    await reader.cancel();
    await backend.untilAborts(1);
  });

  it.each([
    ['an id that was never given', '/files/AAAA'],
    ['no id', '/files/'],
    ['an address instead of an id', '/files/https%3A%2F%2Fexample.com'],
    ['a property of every object', '/files/__proto__'],
    ['the upload route', '/files/direct'],
  ])('is not found at %s', async (_, path) => {
    expect((await problem(setUp().gateway('chat', new Request(`app://chat${path}`)))).slice(0, 2)).toEqual([404, 'request.unknown_method']);
  });

  it('is out of reach for the next person, and still there while nobody knows who is here', async () => {
    const { files, gateway } = setUp();
    backend.answer(picture);
    const { preview } = await register(files, { preview_url: '/p' });
    fixture.become(undefined);
    expect((await gateway('chat', new Request(preview))).status).toBe(200);
    fixture.become('grace');
    expect((await gateway('chat', new Request(preview))).status).toBe(404);
    fixture.become('ada');
    expect((await gateway('chat', new Request(preview))).status).toBe(404);
  });

  it.each(['http://files.example.com/p', 'https://10.0.0.7/p', 'https://169.254.169.254/latest/meta-data/', 'https://[::1]/p', 'https://localhost/p'])(
    'is not fetched from %s for a backend on the internet',
    async (address) => {
      const { files, gateway } = setUp({ isPrivateHost: async () => false });
      const { preview } = await register(files, { preview_url: address });
      expect((await problem(gateway('chat', new Request(preview))))[1]).toMatch(/request.denied|backend.refused/);
    },
  );

  it.each<[number, string]>([[403, 'may have run out'], [404, 'no longer has'], [500, 'Try again']])('says why there is none (%i)', async (status, words) => {
    const { files, gateway } = setUp();
    backend.answer(text(status, 'text/html', '<h1>secret trace</h1>'));
    const { preview } = await register(files, { preview_url: '/p' });
    expect((await problem(gateway('chat', new Request(preview))))[2]).toContain(words);
  });
});
