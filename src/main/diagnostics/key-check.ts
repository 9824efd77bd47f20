import type { ConnectionCheck } from '../../shared/connection.ts';
import { say } from '../../shared/texts/say.ts';
import { check } from '../check.ts';
import type { DoctorAnswer } from './doctor-deps.ts';

/** Members of a JWK that must stay with who signs: private parts, and the key itself of a symmetric one (RFC 7518 §6). */
const secretMembers = ['d', 'k', 'p', 'q', 'dp', 'dq', 'qi'] as const;

/**
 * Whether the key that the token names is among those that the auth server publishes, and none of these is secret.
 * @param jwks the answer to `GET /jwks`; `undefined` when there is none
 * @param token `undefined` while nobody is signed in
 */
export function checkTokenKey(host: string, jwks: DoctorAnswer | undefined, token: string | undefined): ConnectionCheck {
  const id = 'token.key';
  const keys = keysOf(jwks);
  if (keys === undefined) return check(id, 'skipped', say('doctor', 'onceKeys', host));
  if (keys.some((key) => secretMembers.some((member) => Object.hasOwn(key, member)))) return check(id, 'failed', say('doctor', 'secretKey', host), say('doctor', 'secretKeyFix'));
  if (token === undefined) return check(id, 'skipped', say('doctor', 'onceSignedIn'));
  const kid = kidOf(token);
  if (kid === undefined) return check(id, 'skipped', say('doctor', 'onceKeyNamed'));
  if (keys.some((key) => key['kid'] === kid)) return check(id, 'ok', say('doctor', 'keyKnown', host));
  return check(id, 'failed', say('doctor', 'keyUnknown', host), say('doctor', 'keyUnknownFix'));
}

function keysOf(jwks: DoctorAnswer | undefined): Record<string, unknown>[] | undefined {
  if (jwks?.status !== 200 || typeof jwks.body !== 'object' || jwks.body === null) return undefined;
  const { keys } = jwks.body as { keys?: unknown };
  return Array.isArray(keys) ? keys.filter((key): key is Record<string, unknown> => typeof key === 'object' && key !== null) : undefined;
}

function kidOf(token: string): string | undefined {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.split('.', 1)[0] ?? '', 'base64url').toString('utf8'));
    const kid = typeof header === 'object' && header !== null ? (header as Record<string, unknown>)['kid'] : undefined;
    return typeof kid === 'string' && kid !== '' ? kid : undefined;
  } catch {
    return undefined;
  }
}
