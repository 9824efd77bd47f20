import type { Dispose, Fetch } from '../../platform.ts';
import { UpdateError } from '../update-error.ts';

type Schedule = (run: () => void, delayMs: number) => Dispose;

export interface RequestDeps {
  fetch: Fetch;
  schedule: Schedule;
}

const maxRedirects = 3;
/** Longest that a server may be silent, ms. */
const silenceMs = 60_000;

/** Whether updates may come from there: https, or this computer itself. */
export function isUpdateAddress(url: URL): boolean {
  const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  return (url.protocol === 'https:' || (url.protocol === 'http:' && loopback)) && url.username === '' && url.password === '';
}

/** A request that gives up when the server is silent; `heard` begins the wait anew, `end` ends it. */
export interface Answer {
  response: Response;
  heard(): void;
  end(): void;
}

/**
 * Asks for a file of the update server. Redirects stay on the server they began at.
 * @throws UpdateError `unreachable`, `untrusted` for a redirect elsewhere; whatever `signal` was aborted with
 */
export async function askFor(url: URL, headers: Readonly<Record<string, string>>, { fetch, schedule }: RequestDeps, signal: AbortSignal): Promise<Answer> {
  if (!isUpdateAddress(url)) throw new UpdateError('untrusted', 'address.unsafe');
  const silence = new AbortController();
  let stop: Dispose = () => undefined;
  const heard = (): void => {
    void stop();
    stop = schedule(() => silence.abort(new UpdateError('unreachable', 'server.silent')), silenceMs);
  };
  heard();
  const end = (): void => void stop();
  let at = url;
  try {
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const response = await fetch(at, { headers, redirect: 'manual', signal: AbortSignal.any([signal, silence.signal]) });
      const to = [301, 302, 303, 307, 308].includes(response.status) ? response.headers.get('location') : null;
      if (to === null) return { response, heard, end };
      await response.body?.cancel();
      const next = URL.canParse(to, at) ? new URL(to, at) : undefined;
      if (next?.origin !== url.origin) throw new UpdateError('untrusted', 'redirect.elsewhere');
      at = next;
    }
    throw new UpdateError('unreachable', 'redirect.too_many');
  } catch (error) {
    end();
    signal.throwIfAborted();
    throw error instanceof UpdateError ? error : new UpdateError('unreachable', 'request.failed', { cause: error });
  }
}

/** Reads a small text whole. @throws UpdateError `unreadable` where it is longer than the limit */
export async function readText(url: URL, maxBytes: number, deps: RequestDeps, signal: AbortSignal): Promise<string> {
  const { response, heard, end } = await askFor(url, { accept: 'application/json', 'cache-control': 'no-cache' }, deps, signal);
  try {
    if (response.status !== 200 || response.body === null) {
      await response.body?.cancel();
      throw new UpdateError('unreachable', `feed.status_${response.status}`);
    }
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of response.body) {
      heard();
      length += part.byteLength;
      if (length > maxBytes) throw new UpdateError('unreadable', 'feed.too_large');
      parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof UpdateError ? error : new UpdateError('unreachable', 'feed.cut_short', { cause: error });
  } finally {
    end();
  }
}
