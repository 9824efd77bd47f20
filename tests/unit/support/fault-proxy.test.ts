import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLyingFetch, type DnsLie } from '../../support/fault-proxy/lying-fetch.ts';
import { startFaultProxy, type Fault, type FaultProxy } from '../../support/fault-proxy/proxy.ts';
import { randomFaults } from '../../support/fault-proxy/random-faults.ts';
import { seededRandom } from '../../support/random.ts';

let server: Server;
let proxy: FaultProxy;
let requests: string[];

beforeEach(async () => {
  requests = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (bytes: Buffer) => (body += bytes.toString()));
    request.on('end', () => {
      requests.push(`${request.method ?? ''} ${request.url ?? ''} ${body.length}`);
      response.setHeader('connection', 'close');
      response.end('x'.repeat(5_000));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy = await startFaultProxy((server.address() as AddressInfo).port);
});
afterEach(async () => {
  await proxy.close();
  server.closeAllConnections();
  server.close();
});

const post = async (): Promise<string> => (await fetch(`${proxy.origin}/a`, { method: 'POST', body: 'y'.repeat(3_000), signal: AbortSignal.timeout(2_000) })).text();

describe('the fault proxy', () => {
  it('passes everything on while it is told nothing', async () => {
    expect(await post()).toBe('x'.repeat(5_000));
    expect(requests).toEqual(['POST /a 3000']);
  });

  it.each<[string, Fault, number]>([
    ['refused', { kind: 'refuse' }, 0],
    ['reset before the server has seen all of the request', { kind: 'reset', at: 'request', afterBytes: 500 }, 0],
    ['reset before the server has seen anything', { kind: 'reset', at: 'request', afterBytes: 0 }, 0],
    ['reset when the server has done its work', { kind: 'reset', at: 'answer', afterBytes: 0 }, 1],
    ['reset in the middle of the answer', { kind: 'reset', at: 'answer', afterBytes: 1_000 }, 1],
    ['ended in the middle of the answer', { kind: 'half_close', afterBytes: 1_000 }, 1],
  ])('a connection that is %s fails', async (_name, fault, seen) => {
    proxy.set(fault);
    await expect(post()).rejects.toThrow();
    expect(requests).toHaveLength(seen);
    proxy.set(undefined);
    expect(await post()).toHaveLength(5_000);
  });

  it('a stalled connection gives nothing until it is cut', async () => {
    proxy.set({ kind: 'stall', at: 'answer', afterBytes: 200 });
    const answer = await fetch(`${proxy.origin}/a`);
    const text = answer.text();
    const cut = text.then(
      () => 'read',
      () => 'cut',
    );
    expect(requests).toHaveLength(1);
    proxy.cut();
    expect(await cut).toBe('cut');
  });

  it('answers in the server’s place with a status, or as a captive portal', async () => {
    proxy.set({ kind: 'status', status: 502 });
    expect((await fetch(proxy.origin)).status).toBe(502);
    proxy.set({ kind: 'portal' });
    const portal = await fetch(`${proxy.origin}/a`, { method: 'POST', body: 'y' });
    expect([portal.status, portal.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(requests).toEqual([]);
  });

  it('goes down and comes back at the same address, before another server', async () => {
    await proxy.down();
    await expect(post()).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    const other = createServer((_request, response) => response.end('other'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    proxy.target((other.address() as AddressInfo).port);
    await proxy.up();
    expect(await post()).toBe('other');
    other.closeAllConnections();
    other.close();
  });

  it('has scripts that are the same for the same seed', () => {
    const script = (seed: number): Fault[] => {
      const next = randomFaults(seededRandom(seed), 0.8);
      return Array.from({ length: 200 }, next);
    };
    expect(script(7)).toEqual(script(7));
    expect(script(7)).not.toEqual(script(8));
    expect(new Set(script(7).map(({ kind }) => kind)).size).toBe(7);
  });
});

describe('a fetch that is lied to by DNS', () => {
  it('fails as undici does, or gets the answer of another server', async () => {
    let lie: DnsLie | undefined = { kind: 'no_such_host' };
    const lied = createLyingFetch(fetch, () => lie);
    await expect(lied('http://chat.example.com/x')).rejects.toMatchObject({ cause: { code: 'ENOTFOUND' } });
    lie = { kind: 'elsewhere', origin: proxy.origin };
    expect(await (await lied('http://chat.example.com/x', { method: 'POST', body: 'abc' })).text()).toHaveLength(5_000);
    expect(requests).toEqual(['POST /x 3']);
    lie = undefined;
    expect((await lied(proxy.origin)).status).toBe(200);
  });
});
