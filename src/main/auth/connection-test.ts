import { isSafeTransport, type ConnectionCheck, type ResolvedConnection } from '../../shared/connection.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { authBase } from './auth-base.ts';
import type { Answer, FetchAnswerDeps } from './answer.ts';
import { fetchAnswer } from './answer.ts';
import { checkBetterAuth, checkChatAnswer, checkKeys } from './connection-checks.ts';
import { say } from '../../shared/texts/say.ts';
import { check, failedCheck } from '../check.ts';
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

type Probe = { answer: Answer } | { failed: (id: ConnectionCheck['id']) => ConnectionCheck };

/**
 * Says what works and what does not, without changing anything: one line for each of the six `ConnectionCheckId`s,
 * in that order. A token goes only to the chat address it is in use for already, never to one just typed in.
 */
export function createConnectionTest({ session, ...deps }: ConnectionTestDeps): (connection: ResolvedConnection) => Promise<ConnectionCheck[]> {
  async function probe(url: URL, init?: RequestInit): Promise<Probe> {
    if (!isSafeTransport(url)) {
      return { failed: (id) => check(id, 'failed', say('checks', 'plainHttp', url.host), say('checks', 'useHttps')) };
    }
    try {
      return { answer: await fetchAnswer(deps, url, init) };
    } catch (error) {
      if (error instanceof LatchkeyError) return { failed: (id) => failedCheck(id, error) };
      const fault = networkFault(error);
      return { failed: (id) => check(id, 'failed', describeFault(url.host, fault), faultAdvice(fault.kind)) };
    }
  }

  async function testAuth(connection: ResolvedConnection, current: TestSession | undefined): Promise<ConnectionCheck[]> {
    const base = authBase(connection);
    const at = (path: string): URL => new URL(base.pathname.replace(/\/$/, '') + path, base);
    const ok = await probe(at('/ok'));
    if ('failed' in ok) {
      const why = say('checks', 'onceAuthReached');
      return [ok.failed('auth.reachable'), check('auth.better_auth', 'skipped', why), check('auth.jwks', 'skipped', why), check('token.safe', 'skipped', why)];
    }
    const reachable = check('auth.reachable', 'ok', say('checks', 'answers', base.host));
    const betterAuth = checkBetterAuth(base, ok.answer);
    if (betterAuth.status !== 'ok') {
      const why = say('checks', 'onceBetterAuth');
      return [reachable, betterAuth, check('auth.jwks', 'skipped', why), check('token.safe', 'skipped', why)];
    }
    const jwks = await probe(at('/jwks'));
    const keys = 'failed' in jwks ? jwks.failed('auth.jwks') : checkKeys(base, jwks.answer);
    const isCurrent = current !== undefined && authBase(current).href === base.href;
    return [reachable, betterAuth, keys, isCurrent ? await testToken(current) : check('token.safe', 'skipped', say('checks', 'onceSignedInThere'))];
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
      return [list.failed('chat.reachable'), check('chat.accepts', 'skipped', say('checks', 'onceChatReached'))];
    }
    return [check('chat.reachable', 'ok', say('checks', 'answers', url.host)), checkChatAnswer(url, list.answer, token !== undefined)];
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
    return check('token.safe', 'ok', say('checks', 'tokensFine'));
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    return failedCheck('token.safe', error);
  }
}

function isSameAddress(a: string, b: string): boolean {
  return new URL(a).href === new URL(b).href;
}
