import { isSafeTransport, type ResolvedConnection } from '../shared/connection.ts';
import { LatchkeyError } from '../shared/errors.ts';
import { say } from '../shared/texts/say.ts';
import type { Log } from './platform.ts';

/** A token for the chat server. `rejected` is one the server just refused: the answer is a newer one. */
export type TokenSource = (options?: { rejected?: string }) => Promise<string>;

/** What the chat server made of a token that was minted for this request, or of any. */
export type TokenOutcome = 'accepted' | 'refused';

export interface BearerOptions {
  token: TokenSource;
  /** Ends the waiting for a token; the request itself is the sender's. */
  signal: AbortSignal;
  /** Named in the log when a token was refused. */
  host: string;
  log: Log;
  /** False where the request cannot be sent twice: a body that has flowed away. A fresh token is asked for all the same. */
  replayable?: boolean;
  /** Told how it went: `refused` only when a token minted after a first 401 was refused too. */
  onOutcome?: ((outcome: TokenOutcome) => void) | undefined;
}

/**
 * Sends a request with a bearer token: one attempt, and one more only after a 401, with a token minted anew. Nothing of
 * an answer was used by then, so the replay is invisible.
 */
export async function sendWithBearer(options: BearerOptions, send: (bearer: string) => Promise<Response>): Promise<Response> {
  const { token, signal, host, log, replayable = true, onOutcome } = options;
  const bearer = await unlessAborted(token(), signal);
  const first = await send(bearer);
  if (first.status !== 401) {
    onOutcome?.('accepted');
    return first;
  }
  log.info('relay.token_refused', { host });
  if (!replayable) {
    // For whoever tries again by hand.
    token({ rejected: bearer }).catch(() => undefined);
    return first;
  }
  await first.body?.cancel();
  const second = await send(await unlessAborted(token({ rejected: bearer }), signal));
  onOutcome?.(second.status === 401 ? 'refused' : 'accepted');
  return second;
}

/** Stops waiting as soon as the page does; the work itself, shared with other callers, goes on. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
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

/** The chat server's address. @throws LatchkeyError `settings.invalid` rather than send a token where others on the way could read it. */
export function pinnedUrl(connection: ResolvedConnection): URL {
  const url = new URL(connection.chatUrl);
  if (isSafeTransport(url)) return url;
  throw new LatchkeyError('settings.invalid', say('requests', 'noEncryption', url.host));
}
