import { isLoopbackHost, parseServerUrl } from '../../shared/connection.ts';
import { policyFeatures, policyKeys, policyWays, updateChannels, type Policy, type PolicyConnection, type PolicyExpectation, type PolicyKey, type PolicyProblem, type PolicyProxy } from '../../shared/policy.ts';
import type { Located, LocatedEntry } from './located-json.ts';

/** Says that a value is not what it has to be; `at` a part of it. */
type Refuse = (expected: PolicyExpectation, at?: Located, key?: string) => null;
/** `null`: it was refused. */
type Read<T> = (node: Located, refuse: Refuse) => T | null;

export interface ReadPolicy {
  policy: Policy;
  problems: readonly PolicyProblem[];
}

const maxText = 2_048;
const maxItems = 500;

/** Reads one source's policy. Whatever does not fit is a problem, keys that nobody knows included: a misspelt lock would be none. */
export function readPolicyValues(root: Located, source: string): ReadPolicy {
  const problems: PolicyProblem[] = [];
  const policy: Partial<Record<PolicyKey, unknown>> = {};
  const say = (place: { line?: number; column?: number }, problem: Omit<PolicyProblem, 'source' | 'line' | 'column'>): null => {
    problems.push({ source, ...(place.line !== undefined && { line: place.line }), ...(place.column !== undefined && { column: place.column }), ...problem });
    return null;
  };
  if (root.type !== 'object') {
    say(root, { kind: 'wrongValue', expected: 'object' });
    return { policy: {}, problems };
  }
  for (const entry of once(root.entries, (again) => say(again, { kind: 'duplicate', key: again.key }))) {
    const { key, value } = entry;
    // Editors find the schema by it.
    if (key === '$schema') continue;
    if (!isKey(key)) {
      say(entry, { kind: 'unknownKey', key });
      continue;
    }
    const read = readers[key](value, (expected, at = value, part = key) => say(at, { kind: 'wrongValue', key: part, expected }), {
      unknown: (part) => say(part, { kind: 'unknownKey', key: `${key}.${part.key}` }),
      duplicate: (part) => say(part, { kind: 'duplicate', key: `${key}.${part.key}` }),
      missing: (part) => say(value, { kind: 'missing', key: `${key}.${part}` }),
    });
    if (read !== null) policy[key] = read;
  }
  return { policy: policy as Policy, problems };
}

interface Parts {
  unknown(entry: LocatedEntry): null;
  duplicate(entry: LocatedEntry): null;
  missing(part: string): null;
}

const isKey = (key: string): key is PolicyKey => policyKeys.some((known) => known === key);

function once(entries: readonly LocatedEntry[], onAgain: (entry: LocatedEntry) => void): readonly LocatedEntry[] {
  const seen = new Set<string>();
  return entries.filter((entry) => {
    if (seen.has(entry.key)) onAgain(entry);
    const first = !seen.has(entry.key);
    seen.add(entry.key);
    return first;
  });
}

const text: Read<string> = (node, refuse) => {
  const given = stringOf(node)?.trim();
  return given === undefined || given === '' || given.length > maxText || /[\p{Cc}\u2028\u2029]/u.test(given) ? refuse('text') : given;
};

const stringOf = (node: Located): string | undefined => (node.type === 'value' && typeof node.value === 'string' ? node.value : undefined);

const flag: Read<boolean> = (node, refuse) => (node.type === 'value' && typeof node.value === 'boolean' ? node.value : refuse('flag'));

/** Of a list, each once. */
function list<T extends string>(expected: PolicyExpectation, one: (given: string) => T | undefined): Read<readonly T[]> {
  return (node, refuse) => {
    if (node.type !== 'list' || node.items.length > maxItems) return refuse(expected);
    const found = node.items.map((item) => {
      const given = stringOf(item);
      return (given === undefined ? undefined : one(given)) ?? refuse(expected, item);
    });
    return found.includes(null) ? null : [...new Set(found as T[])];
  };
}

function host(given: string): string | undefined {
  const [, star = '', name = ''] = /^(\*\.)?([^\s/?#@\\*]+)$/.exec(given.trim()) ?? [];
  if (name === '' || name.length > 253 || !URL.canParse(`https://${name}/`)) return undefined;
  const url = new URL(`https://${name}/`);
  // A port says nothing here: the host is what is trusted.
  if (url.port !== '' || /:\d*$/.test(name.replace(/^\[.*\]/, ''))) return undefined;
  const isAddress = /^[\d.]+$|^\[/.test(url.hostname);
  return star !== '' && isAddress ? undefined : `${star}${url.hostname.replace(/\.$/, '')}`;
}

const among = <T extends string>(known: readonly T[]) => (given: string): T | undefined => known.find((one) => one === given);

/** An address where sign-ins go: https, or this computer itself. */
function address(given: string | undefined, keepSlash: boolean): string | undefined {
  const url = given === undefined || given.length > maxText ? undefined : parseServerUrl(given);
  if (url === undefined || (url.protocol !== 'https:' && !isLoopbackHost(url.hostname))) return undefined;
  return keepSlash ? url.href : url.href.replace(/\/+$/, '');
}

function parts(node: Located, known: readonly string[], { unknown, duplicate }: Parts): ReadonlyMap<string, Located> | undefined {
  if (node.type !== 'object') return undefined;
  for (const entry of node.entries) if (!known.includes(entry.key)) unknown(entry);
  return new Map(once(node.entries, duplicate).map((entry) => [entry.key, entry.value]));
}

const readers: { readonly [K in PolicyKey]: (node: Located, refuse: Refuse, say: Parts) => Policy[K] | null } = {
  organisation: text,
  support: text,
  connection(node, refuse, say): PolicyConnection | null {
    const found = parts(node, ['authUrl', 'chatUrl', 'authPath'], say);
    if (found === undefined) return refuse('connection');
    const read = (name: string, keepSlash: boolean): string | null => {
      const part = found.get(name);
      if (part === undefined) return say.missing(name);
      return address(stringOf(part), keepSlash) ?? refuse('address', part, `connection.${name}`);
    };
    const authUrl = read('authUrl', false);
    const chatUrl = read('chatUrl', true);
    const pathNode = found.get('authPath');
    const authPath = pathNode && stringOf(pathNode);
    if (pathNode !== undefined && (authPath === undefined || !/^(\/[\w.~-]{1,100}){1,10}$/.test(authPath) || /\/\.{1,2}(\/|$)/.test(authPath))) return refuse('path', pathNode, 'connection.authPath');
    return authUrl === null || chatUrl === null ? null : { authUrl, chatUrl, ...(authPath !== undefined && { authPath }) };
  },
  allowedDomains: list('hosts', host),
  signInMethods: list('ways', among(policyWays)),
  updateChannel: (node, refuse) => among(updateChannels)(stringOf(node) ?? '') ?? refuse('channel'),
  localServer: flag,
  modelEndpoints: list('hosts', host),
  caCertificates(node, refuse) {
    const given = stringOf(node)?.trim() ?? '';
    const isPem = /^-----BEGIN CERTIFICATE-----[^]+-----END CERTIFICATE-----$/.test(given);
    const isPath = given.length <= maxText && !/\p{Cc}/u.test(given) && /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(given);
    return isPem || isPath ? given : refuse('certificates');
  },
  proxy(node, refuse, say): PolicyProxy | null {
    const found = parts(node, ['pacUrl', 'rules'], say);
    const [pac, rules] = [found?.get('pacUrl'), found?.get('rules')];
    // One of the two.
    if (found === undefined || (pac === undefined) === (rules === undefined)) return refuse('proxy');
    const given = stringOf(pac ?? rules ?? node) ?? '';
    if (rules !== undefined) return /^[\w.:;=,/[\]-]{1,2000}$/.test(given) ? { rules: given } : refuse('proxyRules', rules, 'proxy.rules');
    const isAddress = given.length <= maxText && URL.canParse(given) && /^https?:$/.test(new URL(given).protocol) && new URL(given).username === '';
    return isAddress ? { pacUrl: given } : refuse('address', pac, 'proxy.pacUrl');
  },
  disable: list('features', among(policyFeatures)),
};
