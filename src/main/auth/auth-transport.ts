import { LatchkeyError } from '../../shared/errors.ts';
import type { Answer, FetchAnswerDeps } from './answer.ts';
import { fetchAnswer } from './answer.ts';
import { faultError } from '../network-fault.ts';
import type { SessionCookie } from './session-cookie.ts';

export interface ExchangeOptions {
  cookie?: Pick<SessionCookie, 'name' | 'value' | 'bearer'> | undefined;
  /** Others that go along: of a second step, of a trusted computer. */
  cookies?: readonly Pick<SessionCookie, 'name' | 'value'>[] | undefined;
  signal?: AbortSignal | undefined;
}

/** A `fetch` for the Better Auth client that notes down the answer. */
export interface Exchange {
  fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** The answer; a TypeError before there is one. */
  answer(): Answer;
}

/** Statuses whose Response may not have a body (Fetch standard, "null body status"). */
const bodyless: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Prepares one request to the auth server, with our cookie and `Origin`. It rejects with `auth.unreachable` or
 * `network.timeout` when there is no whole answer.
 * @param deps.origin the auth server's; requests elsewhere are refused
 */
export function createExchange({ origin, ...deps }: FetchAnswerDeps & { origin: string }, { cookie, cookies = [], signal }: ExchangeOptions): Exchange {
  let noted: Answer | undefined;

  async function send(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== origin) throw new TypeError('The auth client left its server.');
    const headers = new Headers(init.headers);
    headers.set('accept', 'application/json');
    // Better Auth refuses requests with a cookie but without a trusted Origin (origin-check middleware).
    headers.set('origin', origin);
    if (cookie?.bearer === true) headers.set('authorization', `Bearer ${cookie.value}`);
    const sent = cookie === undefined || cookie.bearer === true ? cookies : [cookie, ...cookies];
    if (sent.length > 0) headers.set('cookie', sent.map(({ name, value }) => `${name}=${value}`).join('; '));
    try {
      const answer = await fetchAnswer(deps, url, { method: init.method ?? 'GET', headers, body: init.body ?? null, signal: signal ?? null });
      noted = answer;
      const status = answer.status >= 200 && answer.status <= 599 ? answer.status : 502;
      return new Response(bodyless.has(status) ? null : answer.text, { status, headers: { 'content-type': answer.headers.get('content-type') ?? 'text/plain' } });
    } catch (error) {
      throw error instanceof LatchkeyError ? error : faultError(url.host, error, 'auth.unreachable');
    }
  }

  return {
    fetch: send,
    answer() {
      if (noted === undefined) throw new TypeError('There is no answer yet.');
      return noted;
    },
  };
}
