import { errorResponse } from '../http-error.ts';
import { describeFault, type ServerLog } from '../log.ts';
import { serverTextsFor } from '../server-texts.ts';
import { TokenRefusal, type VerifyToken } from './verify-token.ts';

/**
 * @param language an `Accept-Language`
 * @returns the id of the signed-in user, or the answer that refuses the request.
 */
export type Gate = (authorization: string | null, language?: string) => Promise<string | Response>;

/** Turns refused tokens into 401 (RFC 6750 §3), and keys that cannot be read into 503: that is not the token's fault. */
export function createGate({ verify, log }: { verify: VerifyToken; log: ServerLog }): Gate {
  return async (authorization, language) => {
    try {
      return await verify(authorization);
    } catch (error) {
      if (error instanceof TokenRefusal) return errorResponse(401, error.code, error.message, { 'WWW-Authenticate': 'Bearer' });
      log.error('auth.keys_unreadable', describeFault(error));
      return errorResponse(503, 'auth.unavailable', serverTextsFor(language).server.noKeys);
    }
  };
}
