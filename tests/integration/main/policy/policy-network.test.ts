import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProxyAccess } from '../../../../src/main/net/proxy-access.ts';
import { createUpstreamFetch } from '../../../../src/main/net/upstream-fetch.ts';
import { createLimits } from '../../../../src/main/policy/limits.ts';
import { guardFetch } from '../../../../src/main/policy/guarded-fetch.ts';
import { casOf, proxySettingOf, resultOfRules } from '../../../../src/main/policy-network.ts';
import { readPolicyFolder } from '../../../../src/main/policy/linux.ts';
import { combinePolicy } from '../../../../src/main/policy/combine.ts';
import { startAuthProxy, type AuthProxy } from '../../../support/auth-proxy.ts';
import { makeCertificate } from '../../../support/certificates.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { json, startUpstream, type Upstream } from '../../../support/upstream.ts';

const root = makeCertificate({ name: 'Example Corp Root', hosts: [] });
const leaf = makeCertificate({ name: 'Chat', by: root, hosts: ['chat.example.com', 'other.example.org'] });
const ada = { name: 'ada', password: 'secret' };

let folder: string;
let upstream: Upstream;
let proxy: AuthProxy;
const undo: (() => unknown)[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-policy-'));
  upstream = await startUpstream({ tls: leaf });
  proxy = await startAuthProxy({ login: ada, names: () => new URL(upstream.origin).host });
  undo.push(() => rmSync(folder, { recursive: true }), () => upstream.close(), () => proxy.close());
});
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

/** The way out as the app builds it, from a policy file on the disk. */
function under(content: object) {
  writeFileSync(join(folder, '10.json'), JSON.stringify(content));
  const view = combinePolicy(readPolicyFolder(folder, ({ mode }) => ({ uid: 0, mode: mode & ~0o022 })));
  const limits = createLimits(view);
  const access = createProxyAccess();
  access.useStore({ read: () => Promise.resolve(undefined), write: () => Promise.resolve(false), forget: () => Promise.resolve() });
  const { proxy: set } = limits.policy;
  const resolveProxy = (url: string) => Promise.resolve(resultOfRules(set?.rules ?? 'direct://', url));
  const net = createUpstreamFetch({ resolveProxy, access, cas: casOf(limits.policy, quietLog(), () => []) });
  undo.push(() => net.dispose());
  return { fetch: guardFetch(net.fetch, limits, () => false, quietLog()), access };
}

describe('a policy with a proxy that demands authentication and an authority of its own', () => {
  it('leads through the proxy, asks the person once, and trusts what that authority has signed', async () => {
    const pem = join(folder, 'ca.pem');
    writeFileSync(pem, root.cert);
    const { fetch, access } = under({ proxy: { rules: proxy.host }, caCertificates: pem, allowedDomains: ['*.example.com'] });
    upstream.answer(json(200, { ok: true }));
    const asked = new Promise<void>((resolve) => access.onChange(() => access.view().question !== null && resolve()));
    const answers = Promise.all([fetch('https://chat.example.com/chatkit'), fetch('https://chat.example.com/api/auth')]);
    await asked;
    access.answer(proxy.origin, ada, false);
    expect((await answers).map(({ status }) => status)).toEqual([200, 200]);
    expect(new Set(proxy.requests.map(({ to }) => to))).toEqual(new Set(['chat.example.com:443']));

    // A host that is not allowed is not even told to the proxy.
    const before = proxy.requests.length;
    await expect(fetch('https://other.example.org/')).rejects.toThrow(TypeError);
    expect(proxy.requests).toHaveLength(before);
  });

  it('takes the authority from its own text, and trusts nobody without it', async () => {
    proxy.login = undefined;
    const known = under({ proxy: { rules: proxy.host }, caCertificates: root.cert });
    expect((await known.fetch('https://chat.example.com/')).ok).toBe(true);
    const unknown = under({ proxy: { rules: proxy.host } });
    await expect(unknown.fetch('https://chat.example.com/')).rejects.toThrow();
    const gone = under({ proxy: { rules: proxy.host }, caCertificates: join(folder, 'gone.pem') });
    await expect(gone.fetch('https://chat.example.com/')).rejects.toThrow();
  });
});

describe('proxy rules', () => {
  it.each([
    ['proxy:8080', 'https://a.example/', 'PROXY proxy:8080'],
    ['http=one:80;https=two:443', 'https://a.example/', 'PROXY two:443'],
    ['http=one:80;https=two:443', 'http://a.example/', 'PROXY one:80'],
    ['http=one:80', 'https://a.example/', 'DIRECT'],
    ['http=one:80;other:1', 'https://a.example/', 'PROXY other:1'],
    ['https://safe:443,plain:80,direct://', 'https://a.example/', 'HTTPS safe:443; PROXY plain:80; DIRECT'],
    ['socks5://s:1080', 'https://a.example/', 'SOCKS5 s:1080'],
    ['', 'https://a.example/', 'DIRECT'],
  ])('%s for %s is %s', (rules, url, expected) => {
    expect(resultOfRules(rules, url)).toBe(expected);
  });

  it('are a setting of the session in the desktop app, as is a PAC file', () => {
    expect(proxySettingOf({ proxy: { rules: 'p:1' } })).toEqual({ mode: 'fixed_servers', proxyRules: 'p:1' });
    expect(proxySettingOf({ proxy: { pacUrl: 'https://p/x.pac' } })).toEqual({ mode: 'pac_script', pacScript: 'https://p/x.pac' });
    expect(proxySettingOf({})).toBeUndefined();
  });
});
