import { isSafeTransport, type ResolvedConnection } from '../../shared/connection.ts';
import { LatchkeyError, toWireError } from '../../shared/errors.ts';
import { errorAnswer } from '../http-answers.ts';
import { faultError } from '../network-fault.ts';
import type { Fetch, Log } from '../platform.ts';
import { createCancellation, type Cancellation } from './cancellable.ts';
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
  /** A token for the chat server. `rejected` is one the server just refused: the answer is a newer one. */
  token: (options?: { rejected?: string }) => Promise<string>;
  fetch: Fetch;
  log: Log;
}

/**
 * Forwards chat requests with the bearer token that no page ever sees. One attempt, and one more only after a 401,
 * with a token minted anew: nothing of an answer was used by then, so the replay is invisible.
 */
export function createRelay({ resolve, token, fetch, log }: RelayDeps): Relay {
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
    const bearer = await unlessAborted(token(), signal);
    const first = await send(url, request, bearer, signal);
    if (first.status !== 401) return pageAnswer(first, url.host, cancellation);
    await first.body?.cancel();
    log.info('relay.token_refused', { host: url.host });
    const fresh = await unlessAborted(token({ rejected: bearer }), signal);
    return pageAnswer(await send(url, request, fresh, signal), url.host, cancellation);
  }

  return async (request) => {
    const cancellation = createCancellation(request.signal, request.owner);
    try {
      return await forward(request, cancellation);
    } catch (error) {
      cancellation.release();
      if (cancellation.signal.aborted) return errorAnswer({ code: 'request.invalid', message: 'The page stopped this request.' }, 499);
      const wire = toWireError(error);
      log.warn('relay.failed', { code: wire.code, status: wire.status, reason: causeName(error) });
      return errorAnswer(wire);
    }
  };
}

/** @throws LatchkeyError `settings.invalid` rather than send a token where others on the way could read it. */
function pinnedUrl(connection: ResolvedConnection): URL {
  const url = new URL(connection.chatUrl);
  if (isSafeTransport(url)) return url;
  throw new LatchkeyError(
    'settings.invalid',
    `Nothing was sent: ${url.host} is set up without encryption, and others on the network could use your sign-in. Set its address to https:// in the connection settings.`,
  );
}

/** Stops waiting as soon as the page does; the work itself, shared with other callers, goes on. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new DOMException('The page stopped this request.', 'AbortError'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([aborted, work]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** For the log: the system's code (`ECONNREFUSED`) or the class of an unexpected error, never its text. */
function causeName(error: unknown): string | undefined {
  let cause = error;
  while (cause instanceof Error && cause.cause !== undefined) cause = cause.cause;
  if (!(cause instanceof Error)) return undefined;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}
