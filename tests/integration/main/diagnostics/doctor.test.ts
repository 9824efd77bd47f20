import { createServer, request as requestTo, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Accounts } from '../../../../src/main/accounts.ts';
import { createConnectionTest } from '../../../../src/main/auth/connection-test.ts';
import { createTimeline } from '../../../../src/main/diagnostics/timeline.ts';
import { createEvents } from '../../../../src/main/events.ts';
import { createProxyAccess } from '../../../../src/main/net/proxy-access.ts';
import { createProxyHealth, createRoute } from '../../../../src/main/net/proxy-rules.ts';
import { createUpstreamFetch } from '../../../../src/main/net/upstream-fetch.ts';
import { createWorkspaceDiagnostics } from '../../../../src/main/workspace-diagnostics.ts';
import { doctorCheckIds, type Connection, type ConnectionCheck, type ConnectionCheckId } from '../../../../src/shared/connection.ts';
import type { DoctorProgress } from '../../../../src/shared/diagnostics.ts';
import { schedule } from '../../../../src/main/schedule.ts';
import { makeCertificate, type Authority } from '../../../support/certificates.ts';
import { signUp, startEmbeddedServer, temporaryFolder } from '../../../support/embedded-server.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const ca = makeCertificate({ name: 'Example Works CA' });
const owner = makeCertificate({ name: 'localhost', by: ca });

interface Site {
  /** Of the embedded server behind TLS. */
  origin: string;
  /** Without TLS, from this computer. */
  inside: string;
  /** Answers a path in the server's place. */
  replace(path: string, body: unknown): void;
}

/** A real embedded server behind a real TLS front, as a team runs it. */
async function startSite(certificate: Authority = owner): Promise<Site> {
  const replaced = new Map<string, string>();
  let inside = '';
  const forward = (incoming: IncomingMessage, response: ServerResponse): void => {
    const instead = replaced.get(incoming.url ?? '');
    if (instead !== undefined) return void response.writeHead(200, { 'content-type': 'application/json' }).end(instead);
    const onward = requestTo(inside + (incoming.url ?? '/'), { method: incoming.method, headers: { ...incoming.headers, host: new URL(inside).host } }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  };
  const front = createTlsServer({ key: certificate.key, cert: certificate.cert }, forward);
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const origin = `https://127.0.0.1:${(front.address() as AddressInfo).port}`;
  const folder = temporaryFolder();
  const server = await startEmbeddedServer(folder.path, {}, { allowedOrigins: [origin] });
  inside = server.url;
  undo.push(
    () => folder.remove(),
    () => server.stop(),
    () => new Promise((resolve) => front.close(resolve).closeAllConnections()),
  );
  return { origin, inside, replace: (path, body) => void replaced.set(path, JSON.stringify(body)) };
}

interface Visit {
  connection?: Connection;
  token?: () => Promise<string>;
  trusted?: boolean;
  now?: () => number;
  resolveProxy?: (url: string) => Promise<string>;
}

interface Diagnosis {
  checks: Record<ConnectionCheckId, ConnectionCheck>;
  told: DoctorProgress[];
}

/** The doctor as a workspace has it, with its real ways out. */
async function examine(site: Site, { connection, token, trusted = true, now = Date.now, resolveProxy }: Visit = {}): Promise<Diagnosis> {
  const cas = (): string[] | undefined => (trusted ? [ca.cert] : undefined);
  const upstream = createUpstreamFetch({ cas, ...(resolveProxy && { resolveProxy }) });
  const folder = temporaryFolder();
  const timeline = createTimeline({ file: `${folder.path}/main.jsonl`, now, version: '1.0.0', log: quietLog() });
  const person = await signUp(site.inside);
  const used = connection ?? { kind: 'remote', authUrl: site.origin, chatUrl: `${site.origin}/chatkit` };
  if (used.kind !== 'remote') throw new TypeError('These servers are reached by their addresses.');
  const resolved = { authUrl: used.authUrl, authPath: '/api/auth', chatUrl: used.chatUrl, key: used.authUrl };
  const tokenOf = token ?? (() => Promise.resolve(person.token));
  const events = createEvents();
  const told: DoctorProgress[] = [];
  events.subscribe((event, payload) => {
    if (event === 'doctor.changed') told.push(payload as DoctorProgress);
  });
  const auth = { token: tokenOf, state: () => ({ status: 'starting' as const }), vaultInfo: () => ({ kind: 'keytar' as const, remembers: true }) };
  const accounts = {
    current: () => auth,
    resolve: () => Promise.resolve(resolved),
    view: () => ({ connection: used, editable: true, label: 'chat' }),
    test: () => createConnectionTest({ fetch: upstream.fetch, schedule, session: () => ({ ...resolved, token: tokenOf }) })(resolved),
  } as unknown as Accounts;
  const part = createWorkspaceDiagnostics({
    timeline,
    platform: { now, ...(resolveProxy && { resolveRoute: createRoute(resolveProxy, createProxyHealth(() => 0)) }) },
    network: { fetchFor: () => upstream.fetch, schedule, access: createProxyAccess() },
    accounts,
    shown: (state) => state,
    events,
    info: { name: 'Latchkey', version: '1.0.0', scheme: 'latchkey', host: 'electron', platform: 'linux', runtime: {} },
    cas,
  });
  undo.push(() => folder.remove(), () => upstream.dispose(), () => part.dispose(), () => timeline.close());
  const list = await part.doctor();
  expect(list.map(({ id }) => id)).toEqual([...doctorCheckIds]);
  return { checks: Object.fromEntries(list.map((check) => [check.id, check])) as Diagnosis['checks'], told };
}

const failed = ({ checks }: Diagnosis): string[] => Object.values(checks).flatMap(({ id, status }) => (status === 'failed' ? [id] : []));

describe('the connection doctor at a real server', () => {
  let site: Site;
  beforeEach(async () => {
    site = await startSite();
  });

  it('finds nothing wrong with a good one, and tells each check on the way', async () => {
    const diagnosis = await examine(site, { resolveProxy: () => Promise.resolve('DIRECT') });
    expect(failed(diagnosis)).toEqual([]);
    const { checks, told } = diagnosis;
    for (const id of ['network.proxy', 'network.portal', 'clock.skew', 'tls.auth', 'auth.reachable', 'auth.better_auth', 'auth.jwks', 'token.safe', 'token.key', 'chat.reachable', 'chat.accepts'] as const) {
      expect(checks[id]).toMatchObject({ id, status: 'ok' });
    }
    expect(checks['tls.auth'].message).toContain('“Example Works CA”, a private authority that this computer trusts');
    expect(told.map(({ checks: { length } }) => length)).toEqual(expect.arrayContaining([0, 1, 7, doctorCheckIds.length]));
    expect(told.at(-1)?.running).toBe(false);
  });

  it('finds keys of another server where the token’s own should be', async () => {
    const other = await startSite();
    site.replace('/api/auth/jwks', await (await fetch(`${other.inside}/api/auth/jwks`)).json());
    const diagnosis = await examine(site);
    expect(failed(diagnosis)).toEqual(['token.key']);
    expect(diagnosis.checks['token.key'].fix).toContain('one database and secret');
  });

  it('finds a clock that is wrong, says by how much and where to set it', async () => {
    const diagnosis = await examine(site, { now: () => Date.now() - 11 * 60_000 });
    expect(failed(diagnosis)).toContain('clock.skew');
    expect(diagnosis.checks['clock.skew']).toMatchObject({ message: expect.stringContaining('11 minutes behind') as string, fix: expect.stringContaining('timedatectl') as string });
  });

  it('finds a certificate that this computer does not trust, and says who signed it', async () => {
    const alone = makeCertificate({ name: 'Somebody' });
    const diagnosis = await examine(await startSite(alone), { trusted: false });
    expect(failed(diagnosis)).toEqual(['tls.auth', 'auth.reachable', 'chat.reachable']);
    expect(diagnosis.checks['tls.auth']).toMatchObject({ message: expect.stringContaining('signed by “Somebody”') as string, fix: expect.stringMatching(/fingerprint is (?:[0-9A-F]{2}:){31}[0-9A-F]{2}\..*Network and certificates/) as string, obstacle: 'certificate' });
    expect(diagnosis.checks['clock.skew'].status).toBe('skipped');
  });

  it.each([
    [407, 'NTLM, Kerberos or Digest'],
    [403, 'refuses the way to'],
  ])('finds a proxy that answers %i without a way that this app has, and says who can change that', async (status, words) => {
    const proxy = createServer().on('connect', (_request, socket) => void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`));
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    undo.push(() => new Promise((resolve) => proxy.close(resolve).closeAllConnections()));
    const rules = `PROXY 127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const diagnosis = await examine(site, {
      connection: { kind: 'remote', authUrl: 'https://auth.example.com', chatUrl: 'https://chat.example.com/chatkit' },
      resolveProxy: () => Promise.resolve(rules),
    });
    expect(failed(diagnosis)).toContain('network.proxy');
    expect(diagnosis.checks['network.proxy']).toMatchObject({ message: expect.stringContaining(words) as string, fix: expect.stringContaining('whoever runs the network') as string });
    expect(diagnosis.checks['network.names'].status).toBe('skipped');
  });

  it('finds a name that nobody knows', async () => {
    const diagnosis = await examine(site, { connection: { kind: 'remote', authUrl: 'https://nobody-here.invalid', chatUrl: `${site.origin}/chatkit` } });
    expect(failed(diagnosis)).toEqual(['network.names', 'auth.reachable']);
    expect(diagnosis.checks['network.names'].message).toBe('No address was found for nobody-here.invalid.');
    expect(diagnosis.checks['tls.chat'].status).toBe('ok');
  });
});
