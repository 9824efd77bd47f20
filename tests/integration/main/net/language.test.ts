import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptLanguage, connectionFetch } from '../../../../src/main/connection-fetch.ts';
import type { ResolvedConnection } from '../../../../src/shared/connection.ts';
import { createWholeApp, person, type WholeApp } from '../../../support/whole-app.ts';
import { startUpstream, type Upstream } from '../../../support/upstream.ts';

describe('the header that names a language', () => {
  it.each([
    ['de-AT', 'de-AT, de;q=0.9, en;q=0.8'],
    ['fr', 'fr, en;q=0.9'],
    ['en-GB', 'en-GB, en;q=0.9'],
    ['en', 'en'],
  ])('is for %s what a browser in it sends', (tag, header) => {
    expect(acceptLanguage(tag)).toBe(header);
  });
});

describe('a request to a server of the connection', () => {
  let server: Upstream;
  let other: Upstream;
  beforeEach(async () => {
    server = await startUpstream();
    other = await startUpstream();
  });
  afterEach(() => Promise.all([server.close(), other.close()]));

  it('names the language of the app in place of the page’s, with all else that it carries; others are left alone', async () => {
    let tag = 'ja';
    const connection = { authUrl: server.origin, chatUrl: server.url } as ResolvedConnection;
    const asking = connectionFetch({ fetch: (url, init) => fetch(url, init), resolve: () => Promise.resolve(connection), language: () => tag });
    await asking(server.url, { method: 'POST', body: '{}', headers: { 'accept-language': 'es', 'x-mine': '1' } });
    tag = 'de-AT';
    await asking(new Request(server.url, { headers: { 'x-mine': '2' } }));
    await asking(other.url, { headers: { 'accept-language': 'es' } });
    expect(server.requests.map(({ headers }) => [headers['accept-language'], headers['x-mine']])).toEqual([['ja, en;q=0.9', '1'], ['de-AT, de;q=0.9, en;q=0.8', '2']]);
    expect(other.requests[0]!.headers['accept-language']).toBe('es');
  });
});

describe('the language chosen in the app', () => {
  let app: WholeApp;
  beforeEach(async () => {
    app = createWholeApp();
    await app.start();
  });
  afterEach(() => app.dispose());

  it('is the one that the server answers in, from the next request on', async () => {
    await app.call('main', 'auth.signUp', person('Ada'));
    const dictate = async (): Promise<unknown> => (await app.ask('main', '/chatkit', { type: 'input.transcribe', params: { audio_base64: 'AAAA', mime_type: 'audio/webm' } }, { 'accept-language': 'ja' })).json();
    expect(await dictate()).toMatchObject({ error: { message: expect.stringMatching(/^Dictation needs a connected model\./) } });
    await app.call('main', 'settings.set', { language: 'de' });
    await expect.poll(dictate).toMatchObject({ error: { message: expect.stringMatching(/^Zum Diktieren muss ein Modell verbunden sein\./) } });
  });
});
