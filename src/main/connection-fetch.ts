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
  /** Longest between two looks for a portal, in ms that only grow. */
  elapsed?: () => number;
}

/** Portals stay for minutes; failures may come by the second. */
const lookEveryMs = 10_000;

/**
 * The `fetch` of one connection: its own servers, and they alone, are checked against its authorities as well, and what stands in
 * their way is noticed. Everything else passes as it is.
 */
export function connectionFetch({ fetch, resolve, onObstacle = () => undefined, elapsed = () => performance.now() }: ConnectionFetchDeps): Fetch {
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
    try {
      const response = await fetch(input, trusted);
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

function obstacleOf(error: unknown): Obstacle | undefined {
  if (!(error instanceof LatchkeyError)) return undefined;
  if (error.code === 'network.certificate') return { kind: 'certificate', error: toWireError(error) };
  if (error.code === 'network.proxy' && error.cause instanceof ProxyNamed) return { kind: 'proxy', proxy: error.cause.proxy, error: toWireError(error) };
  return undefined;
}
