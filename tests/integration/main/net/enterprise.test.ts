import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectionFetch } from '../../../../src/main/connection-fetch.ts';
import { createProxyAccess, type ProxyAccess } from '../../../../src/main/net/proxy-access.ts';
import { createUpstreamFetch, type UpstreamFetchDeps } from '../../../../src/main/net/upstream-fetch.ts';
import type { ResolvedConnection } from '../../../../src/shared/connection.ts';
import type { Obstacle } from '../../../../src/shared/network.ts';
import { startAuthProxy, type AuthProxy } from '../../../support/auth-proxy.ts';
import { makeCertificate } from '../../../support/certificates.ts';
import { json, redirect, startUpstream, text, type Upstream } from '../../../support/upstream.ts';

const root = makeCertificate({ name: 'Example Corp Root', hosts: [] });
const leaf = makeCertificate({ name: 'Chat', by: root, hosts: ['chat.example.com', 'other.example.com', '127.0.0.1'] });
const ada = { name: 'ada', password: 'pässword: 1' };
const url = 'https://chat.example.com/chatkit';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const step of undo.splice(0).reverse()) await step();
});

let upstream: Upstream;
let proxy: AuthProxy;
let access: ProxyAccess;
beforeEach(async () => {
  upstream = await startUpstream({ tls: leaf });
  undo.push(() => upstream.close());
  proxy = await startAuthProxy({ login: ada, names: () => new URL(upstream.origin).host });
  undo.push(() => proxy.close());
  access = createProxyAccess();
  access.useStore({ read: () => Promise.resolve(undefined), write: () => Promise.resolve(false), forget: () => Promise.resolve() });
});

function fetchBy(rules: () => string, deps: UpstreamFetchDeps = {}) {
  const net = createUpstreamFetch({ resolveProxy: () => Promise.resolve(rules()), access, cas: () => [root.cert], ...deps });
  undo.push(() => net.dispose());
  return net.fetch;
}

const asked = () => new Promise<void>((resolve) => {
  const look = (): void => {
    if (access.view().question === null) return;
    stop();
    resolve();
  };
  const stop = access.onChange(look);
  look();
});

describe('a proxy that demands authentication', () => {
  it('is asked about once for requests that come together, and the answer goes to it alone', async () => {
    const fetch = fetchBy(() => `PROXY ${proxy.host}`);
    upstream.answer(json(200, { ok: true }));
    const answers = Promise.all([1, 2, 3, 4].map(async () => (await fetch(url, { method: 'POST', body: '{}' })).json()));
    await asked();
    expect(access.view().question).toEqual({ proxy: proxy.origin, realm: 'Example Corp', wrong: false });
    access.answer(proxy.origin, ada, true);
    expect(await answers).toEqual(Array(4).fill({ ok: true }));
    expect(new Set(proxy.requests.map(({ to }) => to))).toEqual(new Set(['chat.example.com:443']));
    expect(upstream.requests.flatMap(({ headers }) => Object.keys(headers)).filter((name) => name.startsWith('proxy-'))).toEqual([]);
    // From now on it is given at once.
    const before = proxy.requests.length;
    await (await fetchBy(() => `PROXY ${proxy.host}`)(url)).text();
    expect(proxy.requests.slice(before).map(({ status }) => status)).toEqual([200]);
  });

  it('asks again when it was told something wrong, and fails what waits when nobody says', async () => {
    const fetch = fetchBy(() => `PROXY ${proxy.host}`);
    const first = fetch(url);
    await asked();
    access.answer(proxy.origin, { name: 'ada', password: 'wrong' }, false);
    await vi.waitFor(() => expect(access.view().question?.wrong).toBe(true));
    access.cancel(proxy.origin);
    await expect(first).rejects.toMatchObject({ code: 'network.proxy', message: expect.stringContaining(proxy.host) as string });
    await expect(fetch(url)).rejects.toMatchObject({ code: 'network.proxy' });
    expect(upstream.requests).toEqual([]);
  });

  it('gets no name and password that another proxy was told', async () => {
    const other = await startAuthProxy({ login: ada });
    undo.push(() => other.close());
    let rules = `PROXY ${proxy.host}`;
    const fetch = fetchBy(() => rules);
    const first = fetch(url);
    await asked();
    access.answer(proxy.origin, ada, true);
    await (await first).text();
    rules = `PROXY ${other.host}`;
    const second = fetch(url);
    await asked();
    expect(access.view().question?.proxy).toBe(other.origin);
    expect(other.requests.map(({ authorization }) => authorization)).toEqual([undefined]);
    access.cancel(other.origin);
    await expect(second).rejects.toMatchObject({ code: 'network.proxy' });
  });

  it('is told plainly where it wants Kerberos', async () => {
    const strict = await startAuthProxy({ login: ada, challenge: 'Negotiate' });
    undo.push(() => strict.close());
    await expect(fetchBy(() => `PROXY ${strict.host}`)(url)).rejects.toMatchObject({ code: 'network.proxy', message: expect.stringContaining('Kerberos') as string });
    expect(access.view()).toEqual({ question: null, proxies: [{ proxy: strict.origin, login: 'unsupported' }] });
  });
});

describe('several ways', () => {
  it('are tried in their order: a dead proxy makes room for the next, one that refuses does not', async () => {
    proxy.login = undefined;
    const dead = await startAuthProxy();
    await dead.close();
    expect((await fetchBy(() => `PROXY ${dead.host}; PROXY ${proxy.host}`)(url)).status).toBe(200);
    const refusing = await startAuthProxy();
    undo.push(() => refusing.close());
    const before = proxy.requests.length;
    await expect(fetchBy(() => `PROXY ${refusing.host}; PROXY ${proxy.host}`)(url)).rejects.toThrow();
    expect([refusing.requests.map(({ status }) => status), proxy.requests.length]).toEqual([[502], before]);
  });

  it('end at the server itself where the rules say so', async () => {
    const dead = await startAuthProxy();
    await dead.close();
    // The name is not known here: that it is asked for at all shows that the way was straight.
    const error = await fetchBy(() => `PROXY ${dead.host}; DIRECT`)('https://chat.invalid/').catch((failure: unknown) => failure);
    expect(String((error as Error).cause)).toMatch(/ENOTFOUND|EAI_AGAIN/);
  });

  it('name the proxy when every one of them is dead', async () => {
    const dead = await startAuthProxy();
    await dead.close();
    await expect(fetchBy(() => `PROXY ${dead.host}`)(url)).rejects.toMatchObject({ code: 'network.unreachable', message: expect.stringContaining(dead.host) as string });
  });
});

describe('a certificate of a private authority', () => {
  beforeEach(() => void (proxy.login = undefined));
  const { fingerprint256 } = new X509Certificate(leaf.cert);

  it('is refused with its issuer and fingerprint, through a proxy too, whatever the environment says', async () => {
    for (const unsafe of ['', '0']) {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', unsafe);
      for (const [rules, address, host] of [[`PROXY ${proxy.host}`, url, 'chat.example.com'], ['DIRECT', upstream.url, new URL(upstream.url).host]] as const) {
        const error = await fetchBy(() => rules, { cas: () => [] })(address, { method: 'POST', body: 'secret' }).catch((failure: unknown) => failure);
        expect(error).toMatchObject({ code: 'network.certificate' });
        expect((error as Error).message).toContain(`The certificate of ${host} is signed by “Example Corp Root”`);
        expect((error as Error).message).toContain(fingerprint256);
      }
    }
    expect(upstream.requests).toEqual([]);
  });

  it('is taken where the connection brings the authority, for the servers of the connection alone', async () => {
    const connection: ResolvedConnection = { authUrl: 'https://chat.example.com', authPath: '/api/auth', chatUrl: url, key: 'k', authorities: { pem: root.cert, hosts: ['chat.example.com'] } };
    const fetch = connectionFetch({ fetch: fetchBy(() => `PROXY ${proxy.host}`, { cas: () => [] }), resolve: () => Promise.resolve(connection) });
    expect((await fetch(url)).status).toBe(200);
    await expect(fetch('https://other.example.com/')).rejects.toMatchObject({ code: 'network.certificate' });
  });

  it('does not make another name right', async () => {
    const fetch = fetchBy(() => `PROXY ${proxy.host}`);
    await expect(fetch('https://elsewhere.example.com/')).rejects.toMatchObject({ code: 'network.unreachable', message: expect.stringContaining('belongs to another name') as string });
  });
});

describe('what stands in the way of a connection', () => {
  beforeEach(() => void (proxy.login = undefined));

  it('is noticed, and that it is gone', async () => {
    const connection: ResolvedConnection = { authUrl: 'https://chat.example.com', authPath: '/api/auth', chatUrl: url, key: 'k' };
    const obstacles: (Obstacle['kind'] | undefined)[] = [];
    const onObstacle = (obstacle: Obstacle | undefined): void => void obstacles.push(obstacle?.kind);
    const resolve = () => Promise.resolve(connection);
    const trusting = connectionFetch({ fetch: fetchBy(() => `PROXY ${proxy.host}`), resolve, onObstacle });
    for (const answer of [redirect('https://portal.example.net/login'), text(511, 'text/html', 'Sign in'), text(200, 'text/html; charset=utf-8', '<h1>Hotel</h1>'), redirect('/chatkit/'), json(401, {})]) {
      upstream.answer(answer);
      await (await trusting(url, { redirect: 'manual' })).text();
    }
    expect(obstacles).toEqual(['portal', 'portal', 'portal', undefined, undefined]);
    obstacles.length = 0;
    await expect(connectionFetch({ fetch: fetchBy(() => `PROXY ${proxy.host}`, { cas: () => [] }), resolve, onObstacle })(url)).rejects.toThrow();
    expect(obstacles).toEqual(['certificate']);
  });

  it('is a portal also where only plain http reaches it', async () => {
    const connection: ResolvedConnection = { authUrl: 'https://chat.example.com', authPath: '/api/auth', chatUrl: url, key: 'k' };
    const seen: string[] = [];
    const found = new Promise<Obstacle | undefined>((resolve) => {
      const fetch = connectionFetch({
        fetch: async (input) => {
          seen.push(new Request(input).url);
          if (seen.length === 1) throw Object.assign(new TypeError('fetch failed'), { code: 'ECONNREFUSED' });
          return new Response(null, { status: 302, headers: { location: 'http://10.0.0.1/login' } });
        },
        resolve: () => Promise.resolve(connection),
        onObstacle: resolve,
      });
      fetch(url).catch(() => undefined);
    });
    expect(await found).toEqual({ kind: 'portal' });
    expect(seen[1]).toBe('http://chat.example.com/');
  });
});
