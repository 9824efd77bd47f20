import { streamHeader } from '../../shared/desktop-api.ts';

/** What of a page's request reaches the chat server (chatkit-protocol §1.3); all else stays here, cookies first of all. */
const forwardedRequestHeaders = ['content-type', 'accept', 'accept-language', 'chatkit-frame-instance-id', 'chatkit-device-id'];

/** What of the chat server's answer reaches the page. Lengths and encodings belong to the connection it came over. */
const forwardedResponseHeaders = ['content-type', 'content-language', 'cache-control', 'retry-after', 'x-request-id'];

/** Headers for the chat server, with the token. */
export function requestHeaders(page: Headers, bearer: string): Headers {
  const headers = pick(page, forwardedRequestHeaders);
  headers.set('authorization', `Bearer ${bearer}`);
  // One id for one sending, whoever sends it again on the way (draft-ietf-httpapi-idempotency-key-header).
  const sending = page.get(streamHeader);
  if (sending !== null) headers.set('idempotency-key', sending);
  // A compressing proxy holds events back until it has a block of them.
  if (headers.get('accept')?.includes('text/event-stream')) headers.set('accept-encoding', 'identity');
  return headers;
}

/** Headers for the page. */
export function responseHeaders(upstream: Headers): Headers {
  const headers = pick(upstream, forwardedResponseHeaders);
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  headers.set('x-content-type-options', 'nosniff');
  return headers;
}

function pick(source: Headers, names: readonly string[]): Headers {
  const headers = new Headers();
  for (const name of names) {
    const value = source.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}
