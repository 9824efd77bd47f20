import { LatchkeyError, toWireError } from '../shared/errors.ts';
import type { ResolvedConnection } from '../shared/connection.ts';
import type { Obstacle } from '../shared/network.ts';
import { ProxyNamed } from './net/proxy-access.ts';
import type { Fetch } from './platform.ts';
import { demandsSignIn, looksLikePortal } from './portal.ts';

export interface ConnectionFetchDeps {
  fetch: Fetch;
  /** The connection that is asked. */
  resolve(): Promise<ResolvedConnection>;
  /** What was found to stand in the way of its servers; `undefined`: nothing, they answer. */
  onObstacle?: ((obstacle: Obstacle | undefined) => void) | undefined;
  /** The language in force, as a BCP 47 tag: servers that say sentences say them in it. */
  language?: (() => string) | undefined;
  /** Longest between two looks for a portal, in ms that only grow. */
  elapsed?: () => number;
}

/** Portals stay for minutes; failures may come by the second. */
const lookEveryMs = 10_000;

/**
 * The `fetch` of one connection: its own servers, and they alone, are checked against its authorities as well, and what stands in
 * their way is noticed. Everything else passes as it is.
 */
export function connectionFetch({ fetch, resolve, onObstacle = () => undefined, language, elapsed = () => performance.now() }: ConnectionFetchDeps): Fetch {
  let lookedAt = Number.NEGATIVE_INFINITY;

  /** A portal cannot answer in an https server's place, but it does in that of the same name over plain http (RFC 7710 §1). */
  async function lookForPortal(host: string, hosts: readonly string[]): Promise<void> {
    if (elapsed() - lookedAt < lookEveryMs) return;
    lookedAt = elapsed();
    const answer = await fetch(`http://${host}/`, { redirect: 'manual', signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer !== undefined && demandsSignIn(answer, `http://${host}/`, hosts)) onObstacle({ kind: 'portal' });
  }

  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const connection = await resolve().catch(() => undefined);
    const hosts = connection === undefined ? [] : [new URL(connection.authUrl).host, new URL(connection.chatUrl).host];
    const { authorities } = connection ?? {};
    const trusted = authorities?.hosts.includes(url.host) === true ? { ...init, authorities: authorities.pem } : init;
    if (!hosts.includes(url.host)) return fetch(input, trusted);
    const asked = language === undefined ? trusted : { ...trusted, headers: headersIn(language(), trusted?.headers ?? (input instanceof Request ? input.headers : undefined)) };
    try {
      const response = await fetch(input, asked);
      onObstacle(looksLikePortal(response, url.href, hosts) ? { kind: 'portal' } : undefined);
      return response;
    } catch (error) {
      const obstacle = obstacleOf(error);
      if (obstacle !== undefined) onObstacle(obstacle);
      if (obstacle?.kind !== 'proxy' && url.protocol === 'https:' && init?.signal?.aborted !== true) void lookForPortal(url.hostname, hosts);
      throw error;
    }
  };
}

/** What was going to be sent, in the language of the app instead of the page's or the library's own (RFC 9110 §12.5.4). */
function headersIn(tag: string, sent: HeadersInit | undefined): Headers {
  const headers = new Headers(sent);
  headers.set('accept-language', acceptLanguage(tag));
  return headers;
}

/** As browsers send it: the tag, the language without its region, and English where it is neither. */
export function acceptLanguage(tag: string): string {
  const ranges = [...new Set([tag, tag.split('-')[0] ?? tag, 'en'])];
  return ranges.map((range, at) => (at === 0 ? range : `${range};q=${(1 - at / 10).toFixed(1)}`)).join(', ');
}

function obstacleOf(error: unknown): Obstacle | undefined {
  if (!(error instanceof LatchkeyError)) return undefined;
  if (error.code === 'network.certificate') return { kind: 'certificate', error: toWireError(error) };
  if (error.code === 'network.proxy' && error.cause instanceof ProxyNamed) return { kind: 'proxy', proxy: error.cause.proxy, error: toWireError(error) };
  return undefined;
}
