import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createProbes } from '../../../../src/main/diagnostics/tls-probe.ts';
import { networkFault } from '../../../../src/main/network-fault.ts';
import { makeCertificate, type Authority } from '../../../support/certificates.ts';
import { startUpstream, type Upstream } from '../../../support/upstream.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const dayMs = 86_400_000;
const direct = { kind: 'direct' } as const;

async function serve(tls?: Authority): Promise<Upstream> {
  const upstream = await startUpstream(tls && { tls });
  undo.push(() => upstream.close());
  return upstream;
}

/** A proxy that opens every tunnel to one server, whatever name is asked for, or refuses. */
async function startProxy(target: URL, status = 200): Promise<{ uri: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer().on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const onward = connect(Number(target.port), target.hostname, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  undo.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  return { uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

describe('the probe of a certificate', () => {
  it('sees one that is trusted through a private authority, and asks the server nothing', async () => {
    const ca = makeCertificate({ name: 'Example Works CA' });
    const to = new Date(Math.floor(Date.now() / 1_000) * 1_000 + 40 * dayMs);
    const upstream = await serve(makeCertificate({ name: 'Chat', by: ca, to }));
    const facts = await createProbes({ cas: () => [ca.cert] }).probeTls(new URL(upstream.url), direct);
    expect(facts).toMatchObject({ issuer: '“Example Works CA”', validTo: to.getTime(), publicRoot: false });
    expect(facts.refusal).toBeUndefined();
    expect(upstream.requests).toEqual([]);
  });

  it.each<[string, Partial<Parameters<typeof makeCertificate>[0]>, boolean, string]>([
    ['signed by itself', {}, false, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['that ran out', { to: new Date(Date.now() - dayMs), from: new Date(Date.now() - 9 * dayMs) }, true, 'CERT_HAS_EXPIRED'],
    ['that is not valid yet', { from: new Date(Date.now() + dayMs) }, true, 'CERT_NOT_YET_VALID'],
    ['of another name', { hosts: ['elsewhere.example'] }, true, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('says why one %s is refused', async (_name, options, isTrusted, refusal) => {
    const own = makeCertificate({ name: 'Own', ...options });
    const upstream = await serve(own);
    const facts = await createProbes({ cas: () => (isTrusted ? [own.cert] : undefined) }).probeTls(new URL(upstream.url), direct);
    expect(facts).toMatchObject({ refusal, issuer: '“Own”' });
  });

  it('goes through a proxy, by the name of the server', async () => {
    const own = makeCertificate({ name: 'Own', hosts: ['chat.example.com'] });
    const proxy = await startProxy(new URL((await serve(own)).url));
    const facts = await createProbes({ cas: () => [own.cert] }).probeTls(new URL('https://chat.example.com/chatkit'), { kind: 'proxy', uri: proxy.uri });
    expect(facts.refusal).toBeUndefined();
    expect(proxy.asked).toEqual(['chat.example.com:443']);
  });

  it('rejects where no TLS is spoken, or nobody answers', async () => {
    const upstream = await serve();
    const address = new URL(upstream.url.replace('http:', 'https:'));
    const { probeTls } = createProbes({ cas: () => undefined });
    expect(networkFault(await probeTls(address, direct).catch((error: unknown) => error)).kind).toBe('tls');
    await upstream.close();
    undo.length = 0;
    expect(networkFault(await probeTls(address, direct).catch((error: unknown) => error)).kind).toBe('refused');
  });
});

describe('the try of a proxy', () => {
  it('opens a way and closes it, or says how the proxy refuses', async () => {
    const target = new URL((await serve()).url);
    const { tryProxy } = createProbes({ cas: () => undefined });
    await tryProxy((await startProxy(target)).uri, new URL('https://chat.example.com/'));
    for (const status of [403, 407]) {
      const refusal = await tryProxy((await startProxy(target, status)).uri, new URL('https://chat.example.com/')).catch((error: unknown) => error);
      expect(networkFault(refusal)).toEqual({ kind: 'proxy', code: String(status) });
    }
  });
});
