import type { ResolvedConnection } from '../../shared/connection.ts';
import { blockedCodes, toWireError, type ErrorCode } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import { pinnedUrl, sendWithBearer, unlessAborted, type TokenOutcome, type TokenSource } from '../bearer.ts';
import { createCancellation, type Cancellation } from '../cancellable.ts';
import { causeName } from '../fault-details.ts';
import { errorAnswer } from '../http-answers.ts';
import { faultError } from '../network-fault.ts';
import type { Fetch, Log } from '../platform.ts';
import { demandsSignIn } from '../portal.ts';
import { pageAnswer } from './relay-answers.ts';
import { requestHeaders } from './relay-headers.ts';

/** A checked chat request: the body is whole, so that it can be sent a second time with a fresh token. */
export interface RelayRequest {
  headers: Headers;
  body: Uint8Array<ArrayBuffer>;
  /** Aborted when the page stops waiting, where the host can tell (the web host can; Electron cancels the body instead). */
  signal: AbortSignal;
  /** The Request that the signal belongs to; see `createCancellation`. */
  owner?: object;
}

/** Answers a chat request. Never rejects. */
export type Relay = (request: RelayRequest) => Promise<Response>;

export interface RelayDeps {
  /** The active connection; rejects with a sentence while there is none (embedded server still starting or failed). */
  resolve: () => Promise<ResolvedConnection>;
  token: TokenSource;
  /** What the chat server made of a token. */
  onToken?: ((outcome: TokenOutcome) => void) | undefined;
  fetch: Fetch;
  /** The chat server itself has answered, with what was asked for or with a refusal. */
  onReached?: () => void;
  /** It has not, with the code of the failure: no network, no answer in time, something else in its place. */
  onUnreached?: (code: ErrorCode) => void;
  log: Log;
}

/** Failures in which the server had no part: it may be there for others. */
const unreached: readonly ErrorCode[] = ['network.unreachable', 'network.timeout', 'auth.unreachable', ...blockedCodes];

/**
 * Forwards chat requests with the bearer token that no page ever sees. One attempt, and one more only after a 401,
 * with a token minted anew: nothing of an answer was used by then, so the replay is invisible.
 */
export function createRelay({ resolve, token, onToken, fetch, onReached, onUnreached, log }: RelayDeps): Relay {
  async function send(url: URL, request: RelayRequest, bearer: string, signal: AbortSignal): Promise<Response> {
    const headers = requestHeaders(request.headers, bearer);
    try {
      return await fetch(url, { method: 'POST', headers, body: request.body, redirect: 'manual', signal });
    } catch (error) {
      throw faultError(url.host, error, 'network.unreachable');
    }
  }

  async function forward(request: RelayRequest, cancellation: Cancellation): Promise<Response> {
    const { signal } = cancellation;
    const url = pinnedUrl(await unlessAborted(resolve(), signal));
    const upstream = await sendWithBearer({ token, signal, host: url.host, log, onOutcome: onToken }, (bearer) => send(url, request, bearer, signal));
    if (demandsSignIn(upstream, url.href, [url.host])) onUnreached?.('network.unreachable');
    const answer = await pageAnswer(upstream, url.host, cancellation);
    // A failing server may be a balancer that found none.
    if (answer.status < 500) onReached?.();
    return answer;
  }

  return async (request) => {
    const cancellation = createCancellation(request.signal, request.owner);
    try {
      return await forward(request, cancellation);
    } catch (error) {
      cancellation.release();
      if (cancellation.signal.aborted) return errorAnswer({ code: 'request.invalid', ...say('requests', 'stopped') }, 499);
      const wire = toWireError(error);
      // An answer that is none came from a portal, or from something else in between.
      if (unreached.includes(wire.code) || (wire.code === 'backend.failed' && wire.status === 200)) onUnreached?.(wire.code);
      log.warn('relay.failed', { code: wire.code, status: wire.status, reason: causeName(error) });
      return errorAnswer(wire);
    }
  };
}
