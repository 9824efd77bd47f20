import { isSafeTransport, type ConnectionCheck, type ResolvedConnection } from '../../shared/connection.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { authBase } from './auth-base.ts';
import type { Answer, FetchAnswerDeps } from './answer.ts';
import { fetchAnswer } from './answer.ts';
import { checkBetterAuth, checkChatAnswer, checkKeys } from './connection-checks.ts';
import { describeFault, faultAdvice, networkFault } from '../network-fault.ts';

/** The connection in use, for the checks that need somebody signed in. */
export interface TestSession {
  authUrl: string;
  authPath: string;
  chatUrl: string;
  token(): Promise<string>;
}

export interface ConnectionTestDeps extends FetchAnswerDeps {
  /** `undefined` while nobody is signed in. */
  session?: (() => TestSession | undefined) | undefined;
}

type Probe = { answer: Answer } | { failed: Pick<ConnectionCheck, 'message' | 'fix'> };

/**
 * Says what works and what does not, without changing anything: one line for each of the six `ConnectionCheckId`s,
 * in that order. A token goes only to the chat address it is in use for already, never to one just typed in.
 */
export function createConnectionTest({ session, ...deps }: ConnectionTestDeps): (connection: ResolvedConnection) => Promise<ConnectionCheck[]> {
  async function probe(url: URL, init?: RequestInit): Promise<Probe> {
    if (!isSafeTransport(url)) {
      return { failed: { message: `${url.host} would be reached over plain http, where passwords and tokens can be read on the way.`, fix: 'Use an address that starts with https://.' } };
    }
    try {
      return { answer: await fetchAnswer(deps, url, init) };
    } catch (error) {
      const fault = networkFault(error);
      return { failed: { message: describeFault(url.host, fault), fix: faultAdvice(fault.kind) } };
    }
  }

  async function testAuth(connection: ResolvedConnection, current: TestSession | undefined): Promise<ConnectionCheck[]> {
    const base = authBase(connection);
    const at = (path: string): URL => new URL(base.pathname.replace(/\/$/, '') + path, base);
    const ok = await probe(at('/ok'));
    if ('failed' in ok) {
      const why = 'Checked once the auth server can be reached.';
      return [{ id: 'auth.reachable', status: 'failed', ...ok.failed }, skipped('auth.better_auth', why), skipped('auth.jwks', why), skipped('token.safe', why)];
    }
    const reachable: ConnectionCheck = { id: 'auth.reachable', status: 'ok', message: `${base.host} answers.` };
    const betterAuth = checkBetterAuth(base, ok.answer);
    if (betterAuth.status !== 'ok') {
      const why = 'Checked once Better Auth is found.';
      return [reachable, betterAuth, skipped('auth.jwks', why), skipped('token.safe', why)];
    }
    const jwks = await probe(at('/jwks'));
    const keys: ConnectionCheck = 'failed' in jwks ? { id: 'auth.jwks', status: 'failed', ...jwks.failed } : checkKeys(base, jwks.answer);
    const isCurrent = current !== undefined && authBase(current).href === base.href;
    return [reachable, betterAuth, keys, isCurrent ? await testToken(current) : skipped('token.safe', 'Checked once you are signed in there.')];
  }

  async function testChat(connection: ResolvedConnection, current: TestSession | undefined): Promise<ConnectionCheck[]> {
    const url = new URL(connection.chatUrl);
    const isCurrent = current !== undefined && authBase(current).href === authBase(connection).href && isSameAddress(current.chatUrl, connection.chatUrl);
    const token = isCurrent ? await current.token().catch(() => undefined) : undefined;
    const list = await probe(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ type: 'threads.list', params: { limit: 1 } }),
    });
    if ('failed' in list) {
      return [{ id: 'chat.reachable', status: 'failed', ...list.failed }, skipped('chat.accepts', 'Checked once the chat backend can be reached.')];
    }
    return [{ id: 'chat.reachable', status: 'ok', message: `${url.host} answers.` }, checkChatAnswer(url, list.answer, token !== undefined)];
  }

  return async (connection) => {
    const current = session?.();
    const [auth, chat] = await Promise.all([testAuth(connection, current), testChat(connection, current)]);
    return [...auth, ...chat];
  };
}

async function testToken(session: TestSession): Promise<ConnectionCheck> {
  try {
    await session.token();
    return { id: 'token.safe', status: 'ok', message: 'Tokens can be checked by any backend: they name their key and have a public-key signature.' };
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    // Its second sentence is the advice (see `checkToken`).
    const [message = error.message, ...fix] = error.message.split(/(?<=\.) (?=[A-Z])/);
    return { id: 'token.safe', status: 'failed', message, ...(fix.length === 0 ? {} : { fix: fix.join(' ') }) };
  }
}

function skipped(id: ConnectionCheck['id'], message: string): ConnectionCheck {
  return { id, status: 'skipped', message };
}

function isSameAddress(a: string, b: string): boolean {
  return new URL(a).href === new URL(b).href;
}
