import type { ResolvedConnection } from '../../shared/connection.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import { methodsPath, parseSignInMethods, type SignInMethods } from '../../shared/sign-in.ts';
import type { Answer } from './answer.ts';
import { authBase } from './auth-base.ts';
import { readNewSession, type AuthClientDeps, type NewSession } from './auth-client.ts';
import { answerError, notBetterAuthError } from './auth-errors.ts';
import { readUser } from './auth-fields.ts';
import { createExchange, type ExchangeOptions } from './auth-transport.ts';
import { readDeviceCode, readDeviceState, type DeviceCode, type DeviceState } from './device-answers.ts';
import type { SessionCookie } from './session-cookie.ts';

/** The client id of `@better-auth/electron`, which codes for devices use as well. */
export const clientId = 'electron';

/** PKCE of one sign-in in the browser, as far as the server may know it. */
export interface Challenge {
  state: string;
  /** S256 of the verifier (RFC 7636 §4.2). */
  challenge: string;
  port?: number | undefined;
}

/**
 * Better Auth's endpoints for signing in other than with a password. All reject with a `LatchkeyError`; none of them says
 * anything about a session that is there already.
 */
export interface Endpoints {
  /** Better Auth's address. */
  base: URL;
  /** What the server says it offers; `undefined` where it says nothing. */
  methods(): Promise<SignInMethods | undefined>;
  /** The second step after a password. */
  verifyCode(input: { code: string; kind: 'totp' | 'recovery'; trust: boolean }, challenge: SessionCookie, signal?: AbortSignal): Promise<NewSession>;
  /** What the browser brought, for a session (`/electron/token`). */
  exchange(input: { code: string; state: string; verifier: string }, signal?: AbortSignal): Promise<NewSession>;
  requestReset(email: string): Promise<void>;
  confirmAgain(email: string): Promise<void>;
  magicLink(email: string, challenge: Challenge): Promise<void>;
  deviceCode(): Promise<DeviceCode>;
  /** One question whether the code was allowed; `slower` asks for a longer pause (RFC 8628 §3.5). */
  deviceState(code: string, signal?: AbortSignal): Promise<DeviceState>;
  post(path: string, body: unknown, options?: ExchangeOptions): Promise<Answer>;
  /** A POST that must succeed. */
  demand(path: string, body: unknown, options?: ExchangeOptions): Promise<Answer>;
  get(path: string, options?: ExchangeOptions): Promise<Answer>;
}

export function createEndpoints({ connection, fetch, schedule, now }: AuthClientDeps & { connection: Pick<ResolvedConnection, 'authUrl' | 'authPath'> }): Endpoints {
  const base = authBase(connection);
  const { origin, host } = base;
  const at = (path: string): string => base.href.replace(/\/$/, '') + path;

  async function ask(url: string, init: RequestInit, options: ExchangeOptions = {}): Promise<Answer> {
    const exchange = createExchange({ fetch, schedule, origin }, options);
    await exchange.fetch(url, init);
    return exchange.answer();
  }

  const post: Endpoints['post'] = (path, body, options) =>
    ask(at(path), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }, options);

  async function demand(path: string, body: unknown, options?: ExchangeOptions): Promise<Answer> {
    const answer = await post(path, body, options);
    if (answer.status !== 200) throw answerError(host, answer, now());
    return answer;
  }

  function sessionIn(answer: Answer): NewSession {
    const session = readNewSession(answer, now());
    if (session === undefined) throw notBetterAuthError(host, answer);
    return session;
  }

  return {
    base,
    post,
    demand,
    get: (path, options) => ask(at(path), { method: 'GET' }, options),
    async methods() {
      const answer = await ask(origin + methodsPath, { method: 'GET' });
      if (answer.status >= 500) throw answerError(host, answer, now());
      return answer.status === 200 ? parseSignInMethods(answer.body) : undefined;
    },
    async verifyCode({ code, kind, trust }, challenge, signal) {
      const path = kind === 'totp' ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
      return sessionIn(await demand(path, { code, ...(trust && { trustDevice: true }) }, { cookies: [challenge], signal }));
    },
    exchange: async ({ code, state, verifier }, signal) => sessionIn(await demand('/electron/token', { token: code, state, code_verifier: verifier }, { signal })),
    async requestReset(email) {
      await demand('/request-password-reset', { email });
    },
    async confirmAgain(email) {
      await demand('/send-verification-email', { email });
    },
    async magicLink(email, { state, challenge, port }) {
      const metadata = { state, code_challenge: challenge, ...(port !== undefined && { port: String(port) }) };
      await demand('/sign-in/magic-link', { email, metadata });
    },
    async deviceCode() {
      const answer = await demand('/device/code', { client_id: clientId });
      const code = readDeviceCode(answer.body, base, now());
      if (code === undefined) throw notBetterAuthError(host, answer);
      return code;
    },
    async deviceState(code, signal) {
      const body = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: code, client_id: clientId };
      const answer = await post('/device/token', body, { signal });
      const state = readDeviceState(answer, now());
      if (state === undefined) throw answerError(host, answer, now());
      if (state.kind !== 'allowed') return state;
      // Who it is, the token's answer does not say.
      const who = await ask(at('/get-session'), { method: 'GET' }, { cookie: state.cookie, signal });
      const user = who.status === 200 ? readUser(who.body) : undefined;
      if (user === undefined) throw who.status === 200 ? bearerError(host) : answerError(host, who, now());
      return { kind: 'allowed', cookie: state.cookie, user };
    },
  };
}

function bearerError(host: string): LatchkeyError {
  return new LatchkeyError('auth.rejected', say('auth', 'noBearer', host));
}
