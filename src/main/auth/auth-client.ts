import type { User } from '../../shared/auth-state.ts';
import type { ResolvedConnection } from '../../shared/connection.ts';
import type { Credentials } from '../../shared/desktop-api.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { Fetch } from '../platform.ts';
import type { Answer } from './answer.ts';
import { authBase } from './auth-base.ts';
import { answerError, notBetterAuthError } from './auth-errors.ts';
import { readField, readUser } from './auth-fields.ts';
import type { ExchangeOptions } from './auth-transport.ts';
import { createExchange } from './auth-transport.ts';
import type { createBetterAuth } from './better-auth.ts';
import type { Schedule } from './schedule.ts';
import type { SessionCookie } from './session-cookie.ts';
import { readNamedCookie, readSessionCookie } from './session-cookie.ts';

export interface NewSession {
  cookie: SessionCookie;
  user: User;
  /** With it, this person is not asked for a code on this computer. */
  trust?: SessionCookie;
}

/** The password was right; `challenge` goes along with the code. */
export class CodeNeeded extends Error {
  override readonly name = 'CodeNeeded';
  readonly challenge: SessionCookie;

  constructor(challenge: SessionCookie) {
    super('A code is asked for.');
    this.challenge = challenge;
  }
}

/** The session in an answer that signs somebody in. */
export function readNewSession(answer: Answer, now: number): NewSession | undefined {
  const user = readUser(answer.body);
  const change = readSessionCookie(answer.setCookies, { token: readField(answer.body, 'token') }, now);
  const trust = readNamedCookie(answer.setCookies, 'trust_device', now);
  return user === undefined || change?.type !== 'set' ? undefined : { user, cookie: change.cookie, ...(trust !== undefined && { trust }) };
}

/** An answer that may carry a renewed cookie. */
export type Renewed<T> = T & { cookie?: SessionCookie };

/**
 * Better Auth as this app uses it. All methods reject with a `LatchkeyError`. `auth.signed_out` is special: it
 * means that the auth server itself said that the session is over, and nothing else ever gets that code.
 */
export interface AuthClient {
  /**
   * @param trust of this computer, where a code is not asked for again
   * Rejects with a `CodeNeeded` where the password was right and a code is asked for as well.
   */
  signIn(credentials: Credentials, signal?: AbortSignal, trust?: SessionCookie): Promise<NewSession>;
  signUp(account: Credentials & { name: string }, signal?: AbortSignal): Promise<NewSession>;
  /** Ends the session on the server. */
  signOut(cookie: Pick<SessionCookie, 'name' | 'value' | 'bearer'>): Promise<void>;
  /** Who is signed in. */
  session(cookie: SessionCookie, signal?: AbortSignal): Promise<Renewed<{ user: User }>>;
  /** A fresh JWT from Better Auth's JWT plugin, unchecked. */
  token(cookie: SessionCookie, signal?: AbortSignal): Promise<Renewed<{ token: string }>>;
}

export interface AuthClientDeps {
  connection: Pick<ResolvedConnection, 'authUrl' | 'authPath'>;
  fetch: Fetch;
  schedule: Schedule;
  now: () => number;
}

type BetterAuth = ReturnType<typeof createBetterAuth>;
/** The per-call options of the Better Auth client that carry our exchange. */
interface CallOptions {
  customFetchImpl: ReturnType<typeof createExchange>['fetch'];
  /** Nobody listens to its stores here. */
  disableSignal: true;
}

/** Talks to one auth server. Holds no session: cookies come in with each call and go out with each answer. */
export function createAuthClient({ connection, fetch, schedule, now }: AuthClientDeps): AuthClient {
  const base = authBase(connection);
  const { origin, host } = base;
  let loaded: Promise<BetterAuth> | undefined;

  async function exchange(options: ExchangeOptions, run: (client: BetterAuth, call: CallOptions) => Promise<unknown>): Promise<Answer> {
    loaded ??= import('./better-auth.ts').then((module) => module.createBetterAuth(base.href));
    const client = await loaded;
    const current = createExchange({ fetch, schedule, origin }, options);
    await run(client, { customFetchImpl: current.fetch, disableSignal: true });
    return current.answer();
  }

  function renewal(answer: Answer, held: SessionCookie): { cookie?: SessionCookie } {
    const change = readSessionCookie(answer.setCookies, { name: held.name }, now());
    // A deletion without a refusal to go with it is not believed.
    return change?.type === 'set' && (change.cookie.value !== held.value || change.cookie.expiresAt !== held.expiresAt)
      ? { cookie: change.cookie }
      : {};
  }

  /** @param alreadyRefused whether another endpoint has refused this cookie */
  async function session(cookie: SessionCookie, signal?: AbortSignal, alreadyRefused = false): Promise<Renewed<{ user: User }>> {
    const answer = await exchange({ cookie, signal }, (client, call) => client.getSession({ query: { disableCookieCache: true } }, call));
    if (answer.status === 200 && answer.isJson && answer.body === null && (alreadyRefused || (await isDefinite(answer, cookie, signal)))) throw sessionEndedError();
    const user = answer.status === 200 ? readUser(answer.body) : undefined;
    if (user === undefined) throw answer.status === 200 ? notBetterAuthError(host, answer) : answerError(host, answer, now());
    return { user, ...renewal(answer, cookie) };
  }

  /**
   * `null` is definite when it takes back our very cookie, or when a second endpoint refuses that cookie too: a portal
   * that says `null` to everything can do neither.
   */
  async function isDefinite(answer: Answer, cookie: SessionCookie, signal: AbortSignal | undefined): Promise<boolean> {
    if (readSessionCookie(answer.setCookies, { name: cookie.name }, now())?.type === 'deleted') return true;
    return isGenuine401(await exchange({ cookie, signal }, (client, call) => client.listSessions(undefined, call)));
  }

  async function token(cookie: SessionCookie, signal?: AbortSignal): Promise<Renewed<{ token: string }>> {
    const answer = await exchange({ cookie, signal }, (client, call) => client.token(undefined, call));
    const value = readField(answer.body, 'token');
    if (answer.status === 200 && value !== undefined) return { token: value, ...renewal(answer, cookie) };
    if (answer.status === 200) throw notBetterAuthError(host, answer);
    if (answer.status === 401) return refused(cookie, signal, isGenuine401(answer));
    if (answer.status === 404 && !isWebPage(answer)) throw missingPluginError(host);
    throw answerError(host, answer, now());
  }

  /** A 401 of `/token` is not proof: Better Auth answers it for a failing database too. `/get-session` tells them apart. */
  async function refused(cookie: SessionCookie, signal: AbortSignal | undefined, isGenuine: boolean): Promise<never> {
    await session(cookie, signal, isGenuine);
    throw new LatchkeyError('auth.rejected', say('auth', 'noToken401', host), {
      status: 401,
    });
  }

  async function signIn({ email, password }: Credentials, signal?: AbortSignal, trust?: SessionCookie): Promise<NewSession> {
    const answer = await exchange({ signal, ...(trust !== undefined && { cookies: [trust] }) }, (client, call) => client.signIn.email({ email, password }, call));
    if (answer.status !== 200) throw answerError(host, answer, now());
    if (readField(answer.body, 'twoFactorRedirect', 'boolean') !== undefined) {
      const challenge = readNamedCookie(answer.setCookies, 'two_factor', now());
      throw challenge === undefined ? notBetterAuthError(host, answer) : new CodeNeeded(challenge);
    }
    return readNewSession(answer, now()) ?? fail(notBetterAuthError(host, answer));
  }

  return {
    signIn,
    async signUp({ email, password, name }, signal) {
      const answer = await exchange({ signal }, (client, call) => client.signUp.email({ email, password, name }, call));
      if (answer.status !== 200) throw answerError(host, answer, now());
      const created = readNewSession(answer, now());
      if (created !== undefined) return created;
      if (readUser(answer.body) === undefined) throw notBetterAuthError(host, answer);
      // No session comes with the account: `autoSignIn: false`, or the address must be confirmed first.
      return signIn({ email, password }, signal).catch((error: unknown) => fail(isRefusal(error) ? confirmError() : error));
    },
    async signOut(cookie) {
      const answer = await exchange({ cookie }, (client, call) => client.signOut(undefined, call));
      if (answer.status !== 200) throw answerError(host, answer, now());
      if (readField(answer.body, 'success', 'boolean') === undefined) throw notBetterAuthError(host, answer);
    },
    session: (cookie, signal) => session(cookie, signal),
    token,
  };
}

function fail(error: unknown): never {
  throw error;
}

function isWebPage(answer: Answer): boolean {
  return /html/i.test(answer.headers.get('content-type') ?? '');
}

function isGenuine401(answer: Answer): boolean {
  return answer.status === 401 && answer.isJson && answer.body !== null;
}

function isRefusal(error: unknown): boolean {
  return error instanceof LatchkeyError && (error.code === 'auth.invalid_credentials' || error.code === 'auth.rejected');
}

function sessionEndedError(): LatchkeyError {
  return new LatchkeyError('auth.signed_out', say('auth', 'sessionEnded'), { status: 401 });
}

function confirmError(): LatchkeyError {
  return new LatchkeyError('auth.rejected', say('auth', 'confirmFirst'));
}

function missingPluginError(host: string): LatchkeyError {
  return new LatchkeyError('token.missing_plugin', say('auth', 'noTokenEndpoint', host), { status: 404 });
}
