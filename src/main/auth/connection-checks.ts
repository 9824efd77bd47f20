import type { ConnectionCheck } from '../../shared/connection.ts';
import type { Answer } from './answer.ts';
import { isAsymmetric } from './token-check.ts';

const pluginFix = "Ask the server's administrator to add jwt() to the plugins of Better Auth.";

/** Whether the answer to `GET <path>/ok` is Better Auth's. */
export function checkBetterAuth(base: URL, answer: Answer): ConnectionCheck {
  const id = 'auth.better_auth';
  if (answer.status === 200 && isRecord(answer.body) && answer.body['ok'] === true) {
    return { id, status: 'ok', message: `Better Auth answers at ${base.host}${base.pathname}.` };
  }
  if (answer.location !== undefined) {
    return { id, status: 'failed', message: `${base.host} sends requests on to ${answer.location}.`, fix: 'Use the address of the auth server itself, or sign in to this network first.' };
  }
  if (answer.status >= 500) {
    return { id, status: 'failed', message: `${base.host} has a problem (error ${answer.status}).`, fix: 'Try again later, or tell whoever runs the server.' };
  }
  if (answer.status === 429) {
    return { id, status: 'failed', message: `${base.host} has had too many requests from here.`, fix: 'Wait a minute and test again.' };
  }
  return {
    id,
    status: 'failed',
    message: `${base.host} answers, but Better Auth is not at ${base.pathname}.`,
    fix: `Check the address. If Better Auth is mounted elsewhere, enter its path (basePath in its options; /api/auth by default).`,
  };
}

/** Whether the answer to `GET <path>/jwks` is a key set that a backend can check tokens with (RFC 7517 §5). */
export function checkKeys(base: URL, answer: Answer): ConnectionCheck {
  const id = 'auth.jwks';
  if (answer.status === 404) return { id, status: 'failed', message: `${base.host} publishes no keys to check tokens with.`, fix: pluginFix };
  const keys = isRecord(answer.body) && Array.isArray(answer.body['keys']) ? (answer.body['keys'] as unknown[]) : undefined;
  if (answer.status !== 200 || keys === undefined) {
    return { id, status: 'failed', message: `${base.host} answers its key address with something else (status ${answer.status}).`, fix: pluginFix };
  }
  const usable = keys.filter((key) => isRecord(key) && typeof key['kid'] === 'string' && (key['alg'] === undefined || isAsymmetric(key['alg'])));
  if (usable.length === 0) {
    return { id, status: 'failed', message: `The key set of ${base.host} has no key that backends can use.`, fix: `${pluginFix} Its keys must be EdDSA, ES256 or RS256 and have a “kid”.` };
  }
  return { id, status: 'ok', message: `${base.host} publishes its keys.` };
}

/** What the answer to `threads.list` says of a chat backend (protocol §2.8). */
export function checkChatAnswer(url: URL, answer: Answer, hadToken: boolean): ConnectionCheck {
  const id = 'chat.accepts';
  const { status } = answer;
  if (status === 200 && isRecord(answer.body) && Array.isArray(answer.body['data'])) {
    return { id, status: 'ok', message: hadToken ? `${url.host} takes your token.` : `${url.host} speaks the ChatKit protocol, and answers even without a token.` };
  }
  if ((status === 401 || status === 403) && !hadToken) {
    return { id, status: 'ok', message: `${url.host} answers and asks for a token.` };
  }
  if (status === 401 || status === 403) {
    return {
      id,
      status: 'failed',
      message: `${url.host} refuses the token of your auth server (error ${status}).`,
      fix: "Have the backend check tokens against the auth server's /jwks address, with its issuer and audience.",
    };
  }
  if (status >= 500) {
    return { id, status: 'failed', message: `${url.host} has a problem (error ${status}).`, fix: 'Try again later, or tell whoever runs the backend.' };
  }
  if (answer.location !== undefined) {
    return { id, status: 'failed', message: `${url.host} sends requests on to ${answer.location}.`, fix: 'Use the address of the ChatKit endpoint itself.' };
  }
  return {
    id,
    status: 'failed',
    message: `${url.host} answers, but ${url.pathname} is not a ChatKit endpoint (status ${status}).`,
    fix: 'Enter the address that takes the POST requests of ChatKit, often ending in /chatkit.',
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
