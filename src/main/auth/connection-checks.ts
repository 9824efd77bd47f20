import type { ConnectionCheck } from '../../shared/connection.ts';
import { say, together } from '../../shared/texts/say.ts';
import { check } from '../check.ts';
import type { Answer } from './answer.ts';
import { isAsymmetric } from './token-check.ts';

/** Whether the answer to `GET <path>/ok` is Better Auth's. */
export function checkBetterAuth(base: URL, answer: Answer): ConnectionCheck {
  const id = 'auth.better_auth';
  if (answer.status === 200 && isRecord(answer.body) && answer.body['ok'] === true) return check(id, 'ok', say('checks', 'betterAuthAt', `${base.host}${base.pathname}`));
  if (answer.location !== undefined) return check(id, 'failed', say('checks', 'sentOn', base.host, answer.location), say('checks', 'sentOnFix'));
  if (answer.status >= 500) return check(id, 'failed', say('checks', 'serverProblem', base.host, answer.status), say('checks', 'serverProblemFix'));
  if (answer.status === 429) return check(id, 'failed', say('checks', 'tooMany', base.host), say('checks', 'tooManyFix'));
  return check(id, 'failed', say('checks', 'notBetterAuth', base.host, base.pathname), say('checks', 'notBetterAuthFix'));
}

/** Whether the answer to `GET <path>/jwks` is a key set that a backend can check tokens with (RFC 7517 §5). */
export function checkKeys(base: URL, answer: Answer): ConnectionCheck {
  const id = 'auth.jwks';
  const addPlugin = say('checks', 'addPlugin');
  if (answer.status === 404) return check(id, 'failed', say('checks', 'noKeys', base.host), addPlugin);
  const keys = isRecord(answer.body) && Array.isArray(answer.body['keys']) ? (answer.body['keys'] as unknown[]) : undefined;
  if (answer.status !== 200 || keys === undefined) return check(id, 'failed', say('checks', 'otherKeys', base.host, answer.status), addPlugin);
  const usable = keys.filter((key) => isRecord(key) && typeof key['kid'] === 'string' && (key['alg'] === undefined || isAsymmetric(key['alg'])));
  if (usable.length === 0) return check(id, 'failed', say('checks', 'unusableKeys', base.host), together(addPlugin, say('checks', 'usableKeys')));
  return check(id, 'ok', say('checks', 'keys', base.host));
}

/** What the answer to `threads.list` says of a chat backend (protocol §2.8). */
export function checkChatAnswer(url: URL, answer: Answer, hadToken: boolean): ConnectionCheck {
  const id = 'chat.accepts';
  const { host, pathname } = url;
  const { status } = answer;
  if (status === 200 && isRecord(answer.body) && Array.isArray(answer.body['data'])) return check(id, 'ok', hadToken ? say('checks', 'takesToken', host) : say('checks', 'needsNoToken', host));
  const refused = status === 401 || status === 403;
  if (refused && !hadToken) return check(id, 'ok', say('checks', 'asksForToken', host));
  if (refused) return check(id, 'failed', say('checks', 'refusesToken', host, status), say('checks', 'refusesTokenFix'));
  if (status >= 500) return check(id, 'failed', say('checks', 'serverProblem', host, status), say('checks', 'backendProblemFix'));
  if (answer.location !== undefined) return check(id, 'failed', say('checks', 'sentOn', host, answer.location), say('checks', 'useEndpoint'));
  return check(id, 'failed', say('checks', 'notChatKit', host, pathname, status), say('checks', 'notChatKitFix'));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
