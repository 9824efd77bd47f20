import { createRemoteJWKSet, customFetch, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';

export type RefusalCode =
  | 'token.missing'
  | 'token.malformed'
  | 'token.unsafe_algorithm'
  | 'token.no_key_id'
  | 'token.unknown_key'
  | 'token.bad_signature'
  | 'token.wrong_issuer'
  | 'token.wrong_audience'
  | 'token.expired'
  | 'token.not_yet_valid'
  | 'token.no_subject';

/** The request carries no token that this server accepts. Answered with 401; `message` names the reason and the cure. */
export class TokenRefusal extends Error {
  override readonly name = 'TokenRefusal';
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(sentences[code]);
    this.code = code;
  }
}

export interface TokenVerifierDeps {
  jwksUrl: URL;
  fetch(request: Request): Promise<Response>;
  issuer: string;
  audience: string;
  now(): number;
}

/** @returns the id of the user that the `Authorization` header speaks for. */
export type VerifyToken = (authorization: string | null) => Promise<string>;

/** RFC 7518 §3.1 and RFC 8037: only algorithms whose public key cannot also sign. */
const asymmetricAlgorithms = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'];
const toleranceSeconds = 30;

/**
 * Verifies tokens the way any other backend of the same Better Auth server would: against its published JWKS, knowing
 * nothing else of it.
 * @throws {TokenRefusal} from the returned function; other errors mean that the keys could not be read.
 */
export function createTokenVerifier({ jwksUrl, fetch, issuer, audience, now }: TokenVerifierDeps): VerifyToken {
  const keys = createRemoteJWKSet(jwksUrl, { [customFetch]: (url, init) => fetch(new Request(url, init)) });

  return async (authorization) => {
    const token = bearerToken(authorization);
    requireSafeHeader(token);
    const options = { algorithms: asymmetricAlgorithms, issuer, audience, clockTolerance: toleranceSeconds, requiredClaims: ['exp'] };
    let payload: JWTPayload;
    try {
      ({ payload } = await jwtVerify(token, keys, { ...options, currentDate: new Date(now()) }));
    } catch (error) {
      throw refusalFor(error) ?? error;
    }
    if (payload.sub === undefined || payload.sub === '') throw new TokenRefusal('token.no_subject');
    return payload.sub;
  };
}

function bearerToken(authorization: string | null): string {
  if (authorization === null || authorization.trim() === '') throw new TokenRefusal('token.missing');
  const token = /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1];
  if (token === undefined) throw new TokenRefusal('token.malformed');
  return token;
}

/** Judged before any key is looked up, so that the reason is the one a person can act on. */
function requireSafeHeader(token: string): void {
  let header;
  try {
    header = decodeProtectedHeader(token);
  } catch {
    throw new TokenRefusal('token.malformed');
  }
  if (typeof header.alg !== 'string') throw new TokenRefusal('token.malformed');
  if (!asymmetricAlgorithms.includes(header.alg)) throw new TokenRefusal('token.unsafe_algorithm');
  if (typeof header.kid !== 'string' || header.kid === '') throw new TokenRefusal('token.no_key_id');
}

function refusalFor(error: unknown): TokenRefusal | undefined {
  if (error instanceof errors.JWTExpired) return new TokenRefusal('token.expired');
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'iss') return new TokenRefusal('token.wrong_issuer');
    if (error.claim === 'aud') return new TokenRefusal('token.wrong_audience');
    if (error.claim === 'nbf' || error.claim === 'iat') return new TokenRefusal('token.not_yet_valid');
    return new TokenRefusal('token.malformed');
  }
  if (error instanceof errors.JWKSNoMatchingKey) return new TokenRefusal('token.unknown_key');
  if (error instanceof errors.JWSSignatureVerificationFailed) return new TokenRefusal('token.bad_signature');
  if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid) return new TokenRefusal('token.malformed');
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported)
    return new TokenRefusal('token.unsafe_algorithm');
  return undefined;
}

const sentences: Record<RefusalCode, string> = {
  'token.missing': 'This request carries no token. Send the JWT of the signed-in user as "Authorization: Bearer <token>".',
  'token.malformed': 'The token cannot be read as a JWT. Send what authClient.token() returns, unchanged.',
  'token.unsafe_algorithm':
    'The token is not signed with an asymmetric key. Use the token of Better Auth’s JWT plugin, which signs with EdDSA, ES256 or RS256.',
  'token.no_key_id': 'The token names no key (“kid”), so it cannot be checked against the JWKS. Use the token of Better Auth’s JWT plugin.',
  'token.unknown_key': 'The token is signed with a key that this server does not publish. Sign in at this server and use its token.',
  'token.bad_signature': 'The token does not match its signature. Ask for a new token.',
  'token.wrong_issuer': 'The token was issued by another server. Sign in at this server and use its token.',
  'token.wrong_audience': 'The token was issued for another service. Use a token whose audience is this server.',
  'token.expired': 'The token has expired. Ask for a new one.',
  'token.not_yet_valid': 'The token is not valid yet. Check the clocks of both machines.',
  'token.no_subject': 'The token names no user (“sub”). Use the token of Better Auth’s JWT plugin.',
};
