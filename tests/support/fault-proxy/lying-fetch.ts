import type { Fetch } from '../../../src/main/platform.ts';

export type DnsLie =
  /** The name does not exist (`ENOTFOUND`). */
  | { kind: 'no_such_host' }
  /** The resolver does not answer (`EAI_AGAIN`). */
  | { kind: 'no_resolver' }
  /** The name leads to another server, as in a network that wants a sign-in first. */
  | { kind: 'elsewhere'; origin: string };

/** `fetch` with a resolver that lies while `lie` says so, with the errors of undici. */
export function createLyingFetch(fetch: Fetch, lie: () => DnsLie | undefined): Fetch {
  return async (input, init) => {
    const told = lie();
    if (told === undefined) return fetch(input, init);
    const url = new URL(input instanceof Request ? input.url : input);
    if (told.kind === 'elsewhere') {
      const moved = new URL(url.pathname + url.search, told.origin);
      return input instanceof Request ? fetch(new Request(moved, input), init) : fetch(moved, init);
    }
    const code = told.kind === 'no_such_host' ? 'ENOTFOUND' : 'EAI_AGAIN';
    throw new TypeError('fetch failed', { cause: Object.assign(new Error(`getaddrinfo ${code} ${url.hostname}`), { code, syscall: 'getaddrinfo', hostname: url.hostname }) });
  };
}
