import { LatchkeyError } from '../../shared/errors.ts';
import { say, together } from '../../shared/texts/say.ts';

/** Signature algorithms a stranger can verify with a public key (RFC 7518 §3.1, RFC 8037, RFC 9864). */
const asymmetric: ReadonlySet<string> = new Set(['EdDSA', 'Ed25519', 'ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']);

/** True for the `alg` of a token or key that can be checked with a public key. */
export function isAsymmetric(alg: unknown): alg is string {
  return typeof alg === 'string' && asymmetric.has(alg);
}

/** Life taken for a token that does not say when it ends. */
const unknownLifeMs = 60_000;
/** Longest life believed of a token without `iat`, whose length depends on two clocks agreeing. */
const maxUnsureLifeMs = 15 * 60_000;

/**
 * Checks that any backend can verify this JWT against the auth server's public keys: an asymmetric `alg` and a
 * `kid` in its header. The signature itself is the backend's to check.
 * @param now milliseconds since 1970, used only for a token without `iat`
 * @returns how long it lives, in milliseconds: `exp - iat`, so that a wrong clock on either side does not matter
 * @throws LatchkeyError `token.unsafe` with what to fix on the server
 */
export function checkToken(token: string, now: number): { lifeMs: number } {
  const [header, payload] = token.split('.', 3).map(decodePart);
  if (header === undefined || payload === undefined) {
    throw new LatchkeyError('token.unsafe', together(say('auth', 'tokenNoJwt'), say('auth', 'tokenFix')));
  }
  const { alg, kid } = header;
  if (!isAsymmetric(alg)) {
    throw new LatchkeyError(
      'token.unsafe',
      together(say('auth', 'tokenSymmetric', typeof alg === 'string' ? alg.slice(0, 16) : say('auth', 'noAlgorithm')), say('auth', 'tokenFix')),
    );
  }
  if (typeof kid !== 'string' || kid === '') {
    throw new LatchkeyError('token.unsafe', together(say('auth', 'tokenNoKid'), say('auth', 'tokenFix')));
  }
  const lifeMs = lifeOf(payload, now);
  if (lifeMs <= 0) {
    throw new LatchkeyError('token.unsafe', say('auth', 'tokenNoLife'));
  }
  return { lifeMs };
}

function lifeOf({ exp, iat }: Record<string, unknown>, now: number): number {
  if (typeof exp !== 'number') return unknownLifeMs;
  if (typeof iat === 'number') return Math.max(0, (exp - iat) * 1_000);
  return Math.min(maxUnsureLifeMs, Math.max(0, exp * 1_000 - now));
}

function decodePart(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
