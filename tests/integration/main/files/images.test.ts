import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jsonAnswer, picture, problem, startFilesFixture, type FilesFixture } from '../../../support/files-fixture.ts';
import { testTls } from '../../../support/tls-fixture.ts';
import { redirect, text } from '../../../support/upstream.ts';

let fixture: FilesFixture;
beforeEach(async () => void (fixture = await startFilesFixture({ tls: testTls })));
afterEach(() => fixture.close());

/** A chat page in a thread that allows pictures from these hosts. */
async function page(domains: readonly string[]) {
  const { files, gateway } = fixture.setUp();
  await (await files.rewrite(jsonAnswer({ id: 't', allowed_image_domains: domains, items: { data: [] } }))).text();
  return (url: string, init?: RequestInit) => gateway('chat', new Request(`app://chat/images?url=${encodeURIComponent(url)}`, init));
}

describe('a remote picture', () => {
  // The test certificate and the rule for the backend's own host: both name 127.0.0.1.
  const host = () => new URL(fixture.storage.origin).host;

  it('comes from a host that the thread allows, and nobody there learns who asked', async () => {
    fixture.storage.answer(picture);
    const ask = await page([host()]);
    const response = await ask(`${fixture.storage.origin}/a.png?x=1`, { headers: { cookie: 'c=1', referer: 'app://chat/', 'user-agent': 'me' } });
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([200, 'image/png', 'private, max-age=3600']);
    const [{ headers, path }] = fixture.storage.requests as [(typeof fixture.storage.requests)[number]];
    expect(path).toBe('/a.png?x=1');
    for (const name of ['authorization', 'cookie', 'referer', 'origin']) expect(headers).not.toHaveProperty(name);
    expect(headers['user-agent']).not.toBe('me');
  });

  it('of the backend’s own origin gets no token either', async () => {
    fixture.backend.answer(picture);
    await (await page([new URL(fixture.backend.origin).host]))(`${fixture.backend.origin}/a.png`);
    expect(fixture.backend.requests[0]!.headers).not.toHaveProperty('authorization');
    expect(fixture.minted()).toBe(0);
  });

  it('is refused from any other host, before anything is sent', async () => {
    const ask = await page(['img.example.com']);
    expect((await problem(ask(`${fixture.storage.origin}/a.png`))).slice(0, 2)).toEqual([403, 'request.denied']);
    expect(fixture.storage.requests).toEqual([]);
    expect((await problem((await page([]))(`${fixture.storage.origin}/a.png`))).slice(0, 2)).toEqual([403, 'request.denied']);
  });

  it('does not follow a redirect off the list', async () => {
    fixture.storage.answer(redirect(`${fixture.backend.origin}/elsewhere`));
    expect((await problem((await page([host()]))(`${fixture.storage.origin}/a.png`))).slice(0, 2)).toEqual([403, 'request.denied']);
    expect(fixture.backend.requests).toEqual([]);
  });

  it('follows one that stays on it', async () => {
    fixture.storage.answer(redirect('/b.png'), picture);
    expect((await (await page([host()]))(`${fixture.storage.origin}/a.png`)).status).toBe(200);
  });

  it.each([
    'https://localhost:1/a.png', 'https://127.0.0.2/a.png', 'https://10.1.2.3/a.png', 'https://192.168.0.1/a.png', 'https://169.254.169.254/latest/meta-data/', 'https://[::1]/a.png',
    'https://[fe80::1]/a.png', 'https://[::ffff:10.0.0.1]/a.png', 'https://0/a.png', 'https://2130706434/a.png', 'https://0x7f.2/a.png',
  ])('is never loaded from inside a private network: %s', async (url) => {
    const ask = await page([new URL(url).host, new URL(url).hostname]);
    expect((await problem(ask(url))).slice(0, 2)).toEqual([403, 'request.denied']);
  });

  it.each(['http://img.example.com/a.png', 'file:///etc/passwd', 'data:image/png;base64,AAAA', 'app://shell/', 'https://user:pw@img.example.com/a.png', 'ftp://img.example.com/a'])('is refused at %s', async (url) => {
    expect((await problem((await page(['img.example.com']))(url))).slice(0, 2)).toEqual([403, 'request.denied']);
  });

  it.each([
    ['a web page', text(200, 'text/html', '<script>'), 502],
    ['an SVG, which is a document', text(200, 'image/svg+xml', '<svg onload="x"/>'), 502],
    ['something without a type', text(200, '', 'x'), 502],
    ['more than 10 MB', text(200, 'image/png', '', { 'content-length': String(11 * 1_048_576) }), 413],
    ['an error', text(404, 'image/png', ''), 502],
  ])('is not %s', async (_, answer, status) => {
    fixture.storage.answer(answer);
    expect((await problem((await page([host()]))(`${fixture.storage.origin}/a.png`)))[0]).toBe(status);
  });

  it('needs an address, and is only ever read', async () => {
    const ask = await page([host()]);
    for (const url of ['', 'x', '/a.png']) expect((await problem(ask(url)))[0]).toBe(404);
    expect((await problem(ask(`${fixture.storage.origin}/a.png`, { method: 'POST', headers: { 'x-latchkey-page': 'chat' } })))[0]).toBe(404);
    expect(fixture.storage.requests).toEqual([]);
  });
});
