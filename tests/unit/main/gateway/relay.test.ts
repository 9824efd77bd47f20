import { describe, expect, it } from 'vitest';
import { createRelay, type RelayDeps } from '../../../../src/main/gateway/relay.ts';
import { LatchkeyError } from '../../../../src/shared/errors.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const jwt = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJ1MSJ9.c2lnbmF0dXJl';
const encoder = new TextEncoder();

type Sent = { url: string; init: RequestInit };

function setUp(answers: (Response | Error)[], deps: Partial<RelayDeps> = {}, chatUrl = 'https://chat.example.com/chatkit') {
  const sent: Sent[] = [];
  const tokens: ({ rejected?: string } | undefined)[] = [];
  const log = quietLog();
  const relay = createRelay({
    resolve: async () => ({ authUrl: 'https://app.example.com', authPath: '/api/auth', chatUrl, key: 'k' }),
    token: async (options) => {
      tokens.push(options);
      return options?.rejected === undefined ? jwt : `${jwt}2`;
    },
    fetch: async (url, init) => {
      sent.push({ url: (url as URL).href, init: init! });
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer!;
    },
    log,
    ...deps,
  });
  const ask = (headers: Record<string, string> = {}, signal = new AbortController().signal) =>
    relay({ headers: new Headers({ 'content-type': 'application/json', ...headers }), body: encoder.encode('{}'), signal });
  return { ask, sent, tokens, log };
}

const jsonAnswer = (status: number, body: unknown = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

async function failure(response: Response): Promise<{ status: number; code: string; message: string }> {
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  return { status: response.status, ...error };
}

describe('relay', () => {
  it('sends to the pinned address, with the token and only the headers of the list', async () => {
    const { ask, sent } = setUp([jsonAnswer(200)]);
    await ask({
      accept: 'text/event-stream',
      'accept-language': 'de',
      'chatkit-frame-instance-id': 'f1',
      'chatkit-device-id': 'd1',
      cookie: 'session=1',
      authorization: 'Bearer from-the-page',
      host: 'evil.example',
      'x-latchkey-page': 'chat',
      'x-forwarded-for': '10.0.0.1',
      'x-latchkey-stream': 'the-sending',
    });
    expect(sent).toHaveLength(1);
    expect(sent[0]!.url).toBe('https://chat.example.com/chatkit');
    expect(sent[0]!.init).toMatchObject({ method: 'POST', redirect: 'manual' });
    expect(Object.fromEntries(new Headers(sent[0]!.init.headers))).toEqual({
      accept: 'text/event-stream',
      'accept-encoding': 'identity',
      'accept-language': 'de',
      authorization: `Bearer ${jwt}`,
      'chatkit-device-id': 'd1',
      'chatkit-frame-instance-id': 'f1',
      'content-type': 'application/json',
      // One id for one sending, under the name that servers know.
      'idempotency-key': 'the-sending',
    });
  });

  it('hands back only the headers of the list, never a cookie', async () => {
    const upstream = jsonAnswer(200, { a: 1 });
    for (const [name, value] of [['set-cookie', 'a=b'], ['x-powered-by', 'x'], ['retry-after', '3'], ['access-control-allow-origin', '*']] as const) upstream.headers.append(name, value);
    const response = await setUp([upstream]).ask();
    expect(await response.json()).toEqual({ a: 1 });
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'no-store',
      'content-type': 'application/json',
      'retry-after': '3',
      'x-content-type-options': 'nosniff',
    });
  });

  it('refreshes the token once and replays once after a 401', async () => {
    const { ask, sent, tokens } = setUp([jsonAnswer(401), jsonAnswer(200, { fine: true })]);
    expect(await (await ask()).json()).toEqual({ fine: true });
    expect(tokens).toEqual([undefined, { rejected: jwt }]);
    expect(sent.map(({ init }) => new Headers(init.headers).get('authorization'))).toEqual([`Bearer ${jwt}`, `Bearer ${jwt}2`]);
    expect(sent[1]!.init.body).toBe(sent[0]!.init.body);
  });

  it('answers a second 401 with one error that names the cause, and no third attempt', async () => {
    const { ask, sent } = setUp([jsonAnswer(401), jsonAnswer(401)]);
    expect(await failure(await ask())).toMatchObject({ status: 401, code: 'auth.rejected', message: expect.stringContaining('does not accept this app') });
    expect(sent).toHaveLength(2);
  });

  it('sends nothing over http to another machine', async () => {
    const { ask, sent, tokens } = setUp([], {}, 'http://chat.example.com/chatkit');
    expect(await failure(await ask())).toMatchObject({ status: 502, code: 'settings.invalid', message: expect.stringContaining('https://') });
    expect([sent, tokens]).toEqual([[], []]);
  });

  it.each([
    [new LatchkeyError('auth.signed_out', 'You are signed out.'), 401, 'auth.signed_out'],
    [new LatchkeyError('auth.unreachable', "Couldn't reach app.example.com.", { status: 502 }), 503, 'auth.unreachable'],
    [new LatchkeyError('keychain.unavailable', 'The keychain is locked.'), 503, 'keychain.unavailable'],
    [new LatchkeyError('token.unsafe', 'The token has no kid.'), 502, 'token.unsafe'],
  ])('passes on why there is no token: %s', async (error, status, code) => {
    const { ask, sent } = setUp([], { token: () => Promise.reject(error) });
    expect(await failure(await ask())).toEqual({ status, code, message: error.message });
    expect(sent).toEqual([]);
  });

  it.each([301, 302, 303, 307, 308])('refuses to follow a %i', async (status) => {
    const { ask, sent } = setUp([new Response(null, { status, headers: { location: 'https://evil.example/steal?x=1' } })]);
    const error = await failure(await ask());
    expect(error).toMatchObject({ status: 502, code: 'backend.refused', message: expect.stringContaining('redirect to evil.example instead') });
    expect(sent).toHaveLength(1);
  });

  it('knows the browser’s form of an unfollowed redirect, too', async () => {
    const opaque = { status: 0, ok: false, headers: new Headers(), body: null } as Response;
    expect(await failure(await setUp([opaque]).ask())).toMatchObject({ status: 502, code: 'backend.refused' });
  });

  it('passes JSON errors of the server through as they are', async () => {
    const response = await setUp([jsonAnswer(404, { error: { message: 'No such thread' } })]).ask();
    expect([response.status, await response.json()]).toEqual([404, { error: { message: 'No such thread' } }]);
  });

  it.each([
    [500, 'backend.failed', 'chat.example.com has a problem of its own (500)'],
    [503, 'backend.failed', '(503)'],
    [404, 'backend.refused', 'no chat at this address'],
    [403, 'backend.refused', 'did not accept this request (403)'],
    [429, 'backend.refused', 'Wait a moment'],
  ])('puts a %i without JSON into words', async (status, code, words) => {
    const upstream = new Response('<html>Traceback: secret</html>', { status, headers: { 'content-type': 'text/html', 'retry-after': '7' } });
    const response = await setUp([upstream]).ask();
    expect(response.headers.get('retry-after')).toBe('7');
    expect(await failure(response)).toMatchObject({ status, code, message: expect.stringContaining(words) });
  });

  it.each(['text/html', 'text/plain', ''])('does not take a 200 of type "%s" for a reply', async (type) => {
    const upstream = new Response(encoder.encode('<html>Please log in to the Wi-Fi</html>'), { headers: type ? { 'content-type': type } : {} });
    expect(await failure(await setUp([upstream]).ask())).toMatchObject({ status: 502, code: 'backend.failed' });
  });

  it('names the host when it cannot be reached', async () => {
    const refused = new TypeError('fetch failed', { cause: Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:443'), { code: 'ECONNREFUSED' }) });
    const { ask, log } = setUp([refused]);
    expect(await failure(await ask())).toMatchObject({ status: 503, code: 'network.unreachable', message: expect.stringContaining('chat.example.com') });
    expect(log.lines.join()).toContain('ECONNREFUSED');
  });

  it('says nothing of tokens, in the log or in an answer', async () => {
    const { ask, log } = setUp([jsonAnswer(401), new Error(`boom ${jwt}`)]);
    expect(await (await ask()).text()).not.toContain('eyJ');
    expect(log.lines.join()).not.toContain('eyJ');
  });

  it('stops waiting for a token when the page goes, and then sends nothing', async () => {
    const page = new AbortController();
    const { ask, sent } = setUp([], { token: () => new Promise(() => undefined) });
    const answer = ask({}, page.signal);
    page.abort();
    expect((await answer).status).toBe(499);
    expect(sent).toEqual([]);
  });

  it('sends nothing for a page that has already gone', async () => {
    const { ask, sent } = setUp([jsonAnswer(200)]);
    expect((await ask({}, AbortSignal.abort())).status).toBe(499);
    expect(sent).toEqual([]);
  });

  it('tells the server’s own word from everything that came in its place', async () => {
    const told: string[] = [];
    const dropped = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    const html = (status: number) => new Response('<html>', { status, headers: { 'content-type': 'text/html' } });
    const { ask } = setUp([jsonAnswer(200), jsonAnswer(404), dropped, html(200), html(502)], {
      onReached: () => void told.push('reached'),
      onUnreached: (code) => void told.push(code),
    });
    for (let asked = 0; asked < 5; asked += 1) await ask();
    // A balancer without a server behind it is no sign of either.
    expect(told).toEqual(['reached', 'reached', 'network.unreachable', 'backend.failed']);
  });
});
