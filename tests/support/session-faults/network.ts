import { pick } from '../random.ts';
import { unsafeToken, type NetworkFault } from './network-faults.ts';
import type { SessionWorld, SessionWorldDeps } from './world.ts';

export interface LocalNetworkDeps extends SessionWorldDeps {
  handle: (request: Request) => Promise<Response>;
}

const json = (status: number, body: unknown): Response => Response.json(body, { status });
const page = (status: number): Response => new Response('<!doctype html><title>Hello</title>', { status, headers: { 'content-type': 'text/html' } });
const failure = (code: string): TypeError => new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

/** A fetch to a server in this process, with the faults of real networks in between. */
export function createLocalNetwork({ handle, random, activity, onToken }: LocalNetworkDeps): Pick<SessionWorld, 'fetch' | 'fault' | 'faults'> {
  let fault: NetworkFault | undefined;
  let probability = 1;
  let met = 0;

  function stall(signal: AbortSignal | null | undefined): Promise<Response> {
    return new Promise((_, reject) => {
      const stop = (): void => reject(signal?.reason as Error);
      if (signal?.aborted === true) stop();
      signal?.addEventListener('abort', stop, { once: true });
    });
  }

  async function genuine(request: Request): Promise<Response> {
    const answer = await handle(request);
    if (!request.url.endsWith('/token') || answer.status !== 200) return answer;
    const text = await answer.text();
    onToken((JSON.parse(text) as { token: string }).token);
    return new Response(text, { status: 200, headers: answer.headers });
  }

  async function halfClosed(request: Request): Promise<Response> {
    const answer = await genuine(request);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (bytes.length > 0) controller.enqueue(bytes.slice(0, Math.ceil(bytes.length / 2)));
        controller.error(new TypeError('terminated'));
      },
    });
    return new Response(body, { status: answer.status, headers: answer.headers });
  }

  async function answer(request: Request): Promise<Response> {
    const isToken = request.url.endsWith('/token');
    const now = fault !== undefined && random() < probability ? fault : undefined;
    if (now !== undefined) met += 1;
    switch (now) {
      case 'reset':
        throw failure('ECONNRESET');
      case 'reset_after':
        await genuine(request);
        throw failure('ECONNRESET');
      case 'half_close':
        return halfClosed(request);
      case 'refused':
        throw failure('ECONNREFUSED');
      case 'dns':
        throw failure(pick(random, ['ENOTFOUND', 'EAI_AGAIN']));
      case 'server_error':
        return json(500, { message: 'Internal error' });
      case 'bad_gateway':
        return page(pick(random, [502, 503, 504]));
      case 'captive_portal':
        return page(200);
      case 'portal_redirect':
        return new Response(null, { status: 302, headers: { location: 'https://portal.example/' } });
      case 'portal_of_nulls':
        return json(200, null);
      case 'proxy_401':
        return page(401);
      case 'proxy_403':
        return page(403);
      case 'too_many':
        return new Response('{}', { status: 429, headers: { 'content-type': 'application/json', 'x-retry-after': '3' } });
      case 'token_500':
        return isToken ? json(500, {}) : genuine(request);
      case 'token_401_page':
        return isToken ? page(401) : genuine(request);
      case 'token_not_json':
        return isToken ? new Response('token', { status: 200, headers: { 'content-type': 'text/plain' } }) : genuine(request);
      case 'token_unsafe':
        return isToken ? json(200, { token: unsafeToken }) : genuine(request);
      default:
        return genuine(request);
    }
  }

  return {
    async fetch(input, init) {
      const { signal, ...rest } = init ?? {};
      const request = new Request(input, rest);
      const isStalled = fault === 'stall' || (fault === 'token_stall' && request.url.endsWith('/token'));
      if (isStalled && random() < probability) return stall(signal);
      signal?.throwIfAborted();
      const end = activity.begin();
      try {
        const response = await answer(request);
        signal?.throwIfAborted();
        return response;
      } finally {
        end();
      }
    },
    fault(next, chance = 1) {
      fault = next;
      probability = chance;
    },
    faults: () => met,
  };
}
