import type { Fetch } from '../../../src/main/platform.ts';
import { pick } from '../random.ts';

/** What a network, or something in it that pretends to be the server, does to one request. */
export const networkFaults = [
  /** Nobody answers. */
  'refused',
  /** The request arrives; the connection breaks before anything comes back. */
  'cut_before_head',
  /** It breaks somewhere in the answer, also inside an event. */
  'cut_in_body',
  /** A page of somebody else comes back. */
  'captive_portal',
  /** A proxy cannot reach the server. */
  'bad_gateway',
  /** A proxy gave up waiting, although the request arrived. */
  'gateway_timeout',
  /** The sender is told that it failed; the request arrives all the same, later. */
  'late',
] as const;

export type NetworkFault = (typeof networkFaults)[number];

export interface FaultyNetworkOptions {
  fetch: Fetch;
  random: () => number;
  /** How much of all requests suffers, 0 to 1. */
  rate: number;
  faults: readonly NetworkFault[];
  /** Delay of what arrives late, ms. */
  lateMs: () => number;
}

export interface FaultyNetwork {
  fetch: Fetch;
  /** Nothing passes. */
  setDown(down: boolean): void;
  /** Everything passes as it is. */
  setHealthy(healthy: boolean): void;
  /** So many requests had each fault. */
  counts: Record<NetworkFault, number>;
  /** Resolves when nothing is on its way any more that nobody waits for. */
  quiet(): Promise<void>;
}

/** A network that fails by the throw of seeded dice. */
export function createFaultyNetwork({ fetch, random, rate, faults, lateMs }: FaultyNetworkOptions): FaultyNetwork {
  const counts = Object.fromEntries(networkFaults.map((fault) => [fault, 0])) as Record<NetworkFault, number>;
  const straying = new Set<Promise<unknown>>();
  let down = false;
  let healthy = false;

  const broken = (code: string): Error => Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(code), { code }) });

  function stray(work: Promise<Response>): void {
    const done: Promise<unknown> = work.then((response) => response.text()).catch(() => undefined).finally(() => straying.delete(done));
    straying.add(done);
  }

  function cutAfter(response: Response, bytes: number): Response {
    let left = bytes;
    const reader = response.body!.getReader();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) {
          controller.error(broken('UND_ERR_SOCKET'));
          return;
        }
        const part = value.subarray(0, left);
        left -= part.length;
        if (part.length > 0) controller.enqueue(part);
        if (left > 0) return;
        controller.error(broken('ECONNRESET'));
        await reader.cancel();
      },
      cancel: (reason) => reader.cancel(reason),
    });
    return new Response(body, { status: response.status, headers: response.headers });
  }

  return {
    counts,
    setDown: (now) => void (down = now),
    setHealthy: (now) => void (healthy = now),
    async quiet() {
      while (straying.size > 0) await Promise.all(straying);
    },
    fetch: async (url, init) => {
      if (down) throw broken('ENETUNREACH');
      if (healthy || random() >= rate) return fetch(url, init);
      const fault = pick(random, faults);
      counts[fault] += 1;
      const detached = (): Promise<Response> => fetch(url, { ...init, signal: new AbortController().signal });
      switch (fault) {
        case 'refused':
          throw broken('ECONNREFUSED');
        case 'cut_before_head': {
          const response = await fetch(url, init);
          await response.body?.cancel();
          throw broken('UND_ERR_SOCKET');
        }
        case 'gateway_timeout': {
          const response = await fetch(url, init);
          await response.body?.cancel();
          return new Response('<h1>504</h1>', { status: 504, headers: { 'content-type': 'text/html' } });
        }
        case 'cut_in_body': {
          const response = await fetch(url, init);
          return response.body === null ? response : cutAfter(response, Math.floor(random() * 1_200));
        }
        case 'captive_portal':
          return new Response('<html>Welcome to the hotel</html>', { headers: { 'content-type': 'text/html' } });
        case 'bad_gateway':
          return new Response('Bad Gateway', { status: 502, headers: { 'content-type': 'text/plain' } });
        case 'late':
          stray(new Promise((resolve) => setTimeout(resolve, lateMs())).then(detached));
          throw broken('ECONNRESET');
      }
    },
  };
}
