import { isSafeTransport } from '../../shared/connection.ts';
import { blockedCodes, LatchkeyError, type ErrorCode } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import { sendWithBearer } from '../bearer.ts';
import type { Cancellation } from '../cancellable.ts';
import { faultError } from '../network-fault.ts';
import { fileAnswer } from './file-answers.ts';
import { isImageAllowed } from './image-policy.ts';
import type { FilesDeps } from './files-deps.ts';

/** Largest file of the backend that is shown or handed on, in bytes. */
export const maxPreviewBytes = 100 * 1_048_576;

/** Largest remote picture, in bytes. */
export const maxImageBytes = 10 * 1_048_576;

const maxHops = 3;

/** Only what a picture request needs: no cookie, no referrer, nothing that tells who asks. */
const plainHeaders = { accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif,*/*;q=0.5' };

export interface FileSource {
  chatUrl: URL;
  cancellation: Cancellation;
}

/** A file that the backend handed out. Its own origin gets the token, and nobody after it: redirects go on without. */
export async function previewAnswer(address: string, { chatUrl, cancellation }: FileSource, deps: FilesDeps): Promise<Response> {
  const url = new URL(address, chatUrl);
  const { signal } = cancellation;
  requireSafe(url);
  const outside = await fetchFor(chatUrl, deps);
  const own = url.origin === chatUrl.origin;
  const first = own
    ? await sendWithBearer({ token: deps.token, signal, host: url.host, log: deps.log }, (bearer) =>
        get(deps.fetch, url, signal, { ...plainHeaders, authorization: `Bearer ${bearer}` }),
      )
    : await get(outside, url, signal, plainHeaders);
  const { upstream, at } = await follow(first, url, async (next) => {
    requireSafe(next);
    return get(next.origin === chatUrl.origin ? deps.fetch : outside, next, signal, plainHeaders);
  });
  return fileAnswer(deps.cache?.keep(address, upstream) ?? upstream, { host: at.host, cancellation, maxBytes: maxPreviewBytes });
}

/** The server is not there, or has a problem of its own: what was kept of its files is better than nothing. */
const unreached: readonly ErrorCode[] = ['network.unreachable', 'network.timeout', 'auth.unreachable', ...blockedCodes, 'backend.failed', 'server.failed'];

/** A file that was looked at before, when it cannot be had now; `undefined`: it was not kept, or the server has spoken. */
export async function keptAnswer(address: string, error: unknown, cancellation: Cancellation, cache: FilesDeps['cache']): Promise<Response | undefined> {
  if (!(error instanceof LatchkeyError) || !unreached.includes(error.code)) return undefined;
  const kept = await cache?.get(address);
  return kept && fileAnswer(kept, { host: '', cancellation, maxBytes: maxPreviewBytes });
}

/** For a copy of it: what was kept spares the server a request. @throws LatchkeyError also when `keptOnly` and it was not kept */
export async function savedAnswer(address: string, source: FileSource, deps: FilesDeps, keptOnly: boolean): Promise<Response> {
  const kept = await deps.cache?.get(address);
  if (kept !== undefined) return fileAnswer(kept, { host: '', cancellation: source.cancellation, maxBytes: maxPreviewBytes });
  if (keptOnly) throw new LatchkeyError('network.unreachable', say('requests', 'notKept', source.chatUrl.host));
  return previewAnswer(address, source, deps);
}

/** A picture from elsewhere that a thread's policy lets in (protocol §4.1). No hop leaves the list. */
export async function remoteImageAnswer(url: URL, { chatUrl, cancellation }: FileSource, deps: FilesDeps, domains: readonly string[]): Promise<Response> {
  const { signal } = cancellation;
  const send = async (target: URL): Promise<Response> => {
    if (!isImageAllowed(target, domains)) throw new LatchkeyError('request.denied', say('requests', 'picturesNotAllowed', target.host));
    // The backend's own host may be in a private network; any other address there is none of a model's business.
    return get(target.hostname === chatUrl.hostname ? deps.fetch : deps.fetchPublic, target, signal, plainHeaders);
  };
  const { upstream, at } = await follow(await send(url), url, send);
  return fileAnswer(upstream, { host: at.host, cancellation, maxBytes: maxImageBytes, imagesOnly: true });
}

async function follow(first: Response, from: URL, send: (url: URL) => Promise<Response>): Promise<{ upstream: Response; at: URL }> {
  let upstream = first;
  let at = from;
  for (let hops = 0; upstream.status >= 300 && upstream.status < 400; hops += 1) {
    const location = upstream.headers.get('location');
    await upstream.body?.cancel().catch(() => undefined);
    if (hops === maxHops || location === null || !URL.canParse(location, at)) {
      throw new LatchkeyError('backend.failed', say('requests', 'redirectNowhere', at.host), { status: upstream.status });
    }
    at = new URL(location, at);
    upstream = await send(at);
  }
  return { upstream, at };
}

async function get(fetch: FilesDeps['fetch'], url: URL, signal: AbortSignal, headers: Record<string, string>): Promise<Response> {
  try {
    return await fetch(url, { headers, redirect: 'manual', signal, referrerPolicy: 'no-referrer' });
  } catch (error) {
    throw faultError(url.host, error, 'network.unreachable');
  }
}

/** @throws LatchkeyError for an address over which others on the network could read along. */
export function requireSafe(url: URL): void {
  if ((url.protocol === 'https:' || url.protocol === 'http:') && isSafeTransport(url)) return;
  throw new LatchkeyError('backend.refused', say('requests', 'addressUnsafe', url.host));
}

/** For addresses that the backend gave but that are not its own. In a private network its storage may be there, too. */
export async function fetchFor(chatUrl: URL, { fetch, fetchPublic, isPrivateHost }: FilesDeps): Promise<FilesDeps['fetch']> {
  return (await isPrivateHost(chatUrl.hostname)) ? fetch : fetchPublic;
}
