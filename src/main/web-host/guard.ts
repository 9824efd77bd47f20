/** What a request must show before anything of ours looks at it. */
export interface GuardedRequest {
  /** Which of the two ports it came to. */
  page: 'shell' | 'chat';
  method: string;
  headers: Headers;
  /** Origin of that port, `http://127.0.0.1:N`. */
  origin: string;
}

/** The check that failed, for the log. The answer to the client is the same for all of them. */
export type GuardRefusal = 'host' | 'origin' | 'site';

/**
 * Keeps other web pages out, which share this computer's loopback with us. Host must be exactly ours (DNS rebinding
 * brings a foreign name), Origin must be ours where it is sent, and Sec-Fetch-Site must not name another origin, except
 * where a person opens the shell and where the shell frames the chat page.
 * @returns `undefined` when all is well.
 */
export function refusalOf({ page, method, headers, origin }: GuardedRequest): GuardRefusal | undefined {
  if (headers.get('host') !== new URL(origin).host) return 'host';
  const sentOrigin = headers.get('origin');
  if (sentOrigin !== null && sentOrigin !== origin) return 'origin';
  const site = headers.get('sec-fetch-site') ?? 'none';
  if (site === 'same-origin' || site === 'none') return undefined;
  const destination = headers.get('sec-fetch-dest');
  const navigates = method === 'GET' && headers.get('sec-fetch-mode') === 'navigate';
  const allowed = navigates && (page === 'shell' ? destination === 'document' : destination === 'iframe' && site === 'same-site');
  return allowed ? undefined : 'site';
}
