/** What a policy says of the way out: proxy rules for hosts without a network stack of their own, and authorities that are trusted. */
import { readFileSync } from 'node:fs';
import type { Policy } from '../shared/policy.ts';
import { defaultCas, trustedCas } from './net/system-cas.ts';
import type { Log } from './platform.ts';

const keywords: Readonly<Record<string, string>> = { http: 'PROXY', https: 'HTTPS', socks: 'SOCKS', socks4: 'SOCKS', socks5: 'SOCKS5', direct: 'DIRECT' };

/**
 * Chromium's rules as a PAC result for one address: `proxy:8080`, `http=a:80;https=b:443`, several with commas between, `direct://`.
 * @returns `DIRECT` for a scheme that the rules leave out
 */
export function resultOfRules(rules: string, url: string): string {
  const scheme = new URL(url).protocol.replace(/:$/, '');
  const groups = rules.split(';').map((group): [string | undefined, string] => {
    const at = group.indexOf('=');
    return at < 0 ? [undefined, group] : [group.slice(0, at).trim().toLowerCase(), group.slice(at + 1)];
  });
  const chosen = groups.find(([name]) => name === scheme) ?? groups.find(([name]) => name === undefined);
  const entries = (chosen?.[1] ?? '').split(',').flatMap((entry) => {
    const [, kind = 'http', address = ''] = /^(?:(\w+):\/\/)?(.*)$/.exec(entry.trim()) ?? [];
    const keyword = keywords[kind];
    if (keyword === undefined || (address === '' && keyword !== 'DIRECT')) return [];
    return [keyword === 'DIRECT' ? keyword : `${keyword} ${address}`];
  });
  return entries.length === 0 ? 'DIRECT' : entries.join('; ');
}

/** Electron's setting for a session; `undefined`: the system's. */
export function proxySettingOf({ proxy }: Policy): { mode: 'pac_script'; pacScript: string } | { mode: 'fixed_servers'; proxyRules: string } | undefined {
  if (proxy?.pacUrl !== undefined) return { mode: 'pac_script', pacScript: proxy.pacUrl };
  return proxy?.rules === undefined ? undefined : { mode: 'fixed_servers', proxyRules: proxy.rules };
}

/**
 * Authorities that are trusted for everything: the system's, and the policy's besides. A file that cannot be read adds none, and
 * leaves a line in the log.
 */
export function casOf({ caCertificates }: Policy, log: Log, system: () => string[] | undefined = trustedCas): () => string[] | undefined {
  if (caCertificates === undefined) return system;
  return () => {
    const pem = caCertificates.startsWith('-----') ? caCertificates : readPem(caCertificates, log);
    return pem === undefined ? system() : [...(system() ?? defaultCas()), pem];
  };
}

function readPem(path: string, log: Log): string | undefined {
  try {
    const text = readFileSync(path, 'latin1');
    if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  } catch {
    // Told below, as a file without certificates is.
  }
  log.error('policy.certificates_unreadable');
  return undefined;
}
