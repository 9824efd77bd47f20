import type { Fetch } from '../../../src/main/platform.ts';
import type { Fault } from '../fault-proxy/faults.ts';
import { freshFetch } from '../fault-proxy/fresh-fetch.ts';
import { createLyingFetch, type DnsLie } from '../fault-proxy/lying-fetch.ts';
import type { FaultProxy } from '../fault-proxy/proxy.ts';
import { pick } from '../random.ts';
import { unsafeToken, type NetworkFault } from './network-faults.ts';
import type { SessionWorld, SessionWorldDeps } from './world.ts';

/** Names a request to the proxy, which chooses what becomes of its connection. */
const numberHeader = 'x-request-number';
const html = '<!doctype html><title>Hello</title>';

/** Real requests over real sockets, each on a connection of its own whose fault the proxy is told before. */
export function createSocketNetwork({ proxy, nobodyAt, random, activity, onToken }: SessionWorldDeps & { proxy: FaultProxy; nobodyAt: string }): Pick<SessionWorld, 'fetch' | 'fault' | 'faults'> {
  const planned = new Map<string, Fault>();
  let fault: NetworkFault | undefined;
  let probability = 1;
  let serial = 0;
  let met = 0;
  proxy.set((head) => planned.get(new RegExp(`${numberHeader}: *(\\d+)`, 'i').exec(head)?.[1] ?? '') ?? { kind: 'pass' });

  const page = (status: number): Fault => ({ kind: 'status', status, type: 'text/html', body: html });
  const json = (status: number, body: string, headers = {}): Fault => ({ kind: 'status', status, body, headers });
  const bytes = (): number => Math.floor(random() * 900);

  function plan(now: NetworkFault, isToken: boolean, onStruck: () => void): { fault?: Fault; lie?: DnsLie } {
    if (now.startsWith('token_') && !isToken) return {};
    switch (now) {
      case 'reset':
        return { fault: { kind: 'reset', at: 'request', afterBytes: random() < 0.5 ? 0 : bytes() } };
      case 'reset_after':
        return { fault: { kind: 'reset', at: 'answer', afterBytes: random() < 0.5 ? 0 : bytes() } };
      case 'stall':
      case 'token_stall':
        return { fault: { kind: 'stall', at: pick(random, ['request', 'answer']), afterBytes: random() < 0.5 ? 0 : bytes(), onStruck } };
      case 'half_close':
        return { fault: { kind: 'half_close', afterBytes: bytes() } };
      case 'refused':
        return random() < 0.5 ? { fault: { kind: 'refuse' } } : { lie: { kind: 'elsewhere', origin: nobodyAt } };
      case 'dns':
        return { lie: { kind: pick(random, ['no_such_host', 'no_resolver']) } };
      case 'server_error':
      case 'token_500':
        return { fault: json(500, '{"message":"Internal error"}') };
      case 'bad_gateway':
        return { fault: page(pick(random, [502, 503, 504])) };
      case 'captive_portal':
        return { fault: { kind: 'portal' } };
      case 'portal_redirect':
        return { fault: json(302, '', { Location: 'https://portal.example/' }) };
      case 'portal_of_nulls':
        return { fault: json(200, 'null') };
      case 'proxy_401':
      case 'token_401_page':
        return { fault: page(401) };
      case 'proxy_403':
        return { fault: page(403) };
      case 'too_many':
        return { fault: json(429, '{}', { 'X-Retry-After': '3' }) };
      case 'token_not_json':
        return { fault: { kind: 'status', status: 200, type: 'text/plain', body: 'token' } };
      case 'token_unsafe':
        return { fault: json(200, JSON.stringify({ token: unsafeToken })) };
    }
  }

  /** The answer as far as it came: whole, or breaking off where the connection did. */
  async function received(response: Response, isToken: boolean): Promise<Response> {
    const chunks: Uint8Array[] = [];
    let broke: unknown;
    try {
      for await (const chunk of response.body ?? []) chunks.push(chunk);
    } catch (error) {
      broke = error;
    }
    const whole = Buffer.concat(chunks);
    if (isToken && broke === undefined && response.status === 200) noteToken(whole.toString());
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const chunk = chunks.shift();
        if (chunk !== undefined) controller.enqueue(chunk);
        else if (broke === undefined) controller.close();
        else controller.error(broke);
      },
    });
    return new Response([204, 205, 304].includes(response.status) ? null : body, { status: response.status, headers: response.headers });
  }

  function noteToken(text: string): void {
    try {
      const { token } = (JSON.parse(text) ?? {}) as { token?: string };
      if (token !== undefined && token !== unsafeToken) onToken(token);
    } catch {
      // Somebody else’s answer.
    }
  }

  const fetch: Fetch = async (input, init) => {
    const isToken = new URL(input instanceof Request ? input.url : input).pathname.endsWith('/token');
    const end = activity.begin();
    const number = String((serial += 1));
    const { fault: meets, lie } = fault !== undefined && random() < probability ? plan(fault, isToken, end) : {};
    if (meets !== undefined || lie !== undefined) met += 1;
    if (meets !== undefined) planned.set(number, meets);
    const headers = new Headers(init?.headers);
    headers.set(numberHeader, number);
    try {
      return await received(await createLyingFetch(freshFetch, () => lie)(input, { ...init, headers }), isToken);
    } finally {
      planned.delete(number);
      end();
    }
  };

  return {
    fetch,
    fault(next, chance = 1) {
      fault = next;
      probability = chance;
    },
    faults: () => met,
  };
}
