/** JSON answers that main gives itself. The error form is the one ChatKit peers understand (chatkit-protocol §1.6). */
import { unreachable, type ErrorCode, type WireError } from '../shared/errors.ts';

const baseHeaders = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** The HTTP status that says the same as the code to a client that only knows HTTP. */
export function statusOf(code: ErrorCode): number {
  switch (code) {
    case 'auth.signed_out':
    case 'auth.rejected':
    case 'auth.unconfirmed':
    case 'auth.wrong_code':
    case 'auth.expired':
    case 'auth.denied':
    case 'auth.locked':
    case 'auth.invalid_credentials':
      return 401;
    case 'auth.already_here':
    case 'auth.email_taken':
    case 'auth.weak_password':
    case 'auth.invalid_input':
    case 'request.invalid':
    case 'archive.invalid':
      return 400;
    case 'request.denied':
    case 'policy.denied':
      return 403;
    case 'request.unknown_method':
    case 'outbox.gone':
      return 404;
    case 'request.too_large':
      return 413;
    case 'auth.rate_limited':
      return 429;
    case 'auth.not_better_auth':
    case 'token.missing_plugin':
    case 'token.unsafe':
    case 'backend.refused':
    case 'backend.failed':
    case 'settings.invalid':
      return 502;
    case 'auth.unreachable':
    case 'keychain.unavailable':
    case 'network.unreachable':
    case 'network.certificate':
    case 'network.proxy':
    case 'server.failed':
    case 'history.unavailable':
      return 503;
    case 'history.read_only':
      return 507;
    case 'network.timeout':
      return 504;
    case 'internal':
      return 500;
    default:
      return unreachable(code);
  }
}

/** An answer with `{"error":{"message","code"}}`; `status` where the code alone does not tell it. */
export function errorAnswer(error: WireError, status: number = statusOf(error.code)): Response {
  const headers = new Headers(baseHeaders);
  if (error.retryAfterSeconds !== undefined) headers.set('retry-after', String(error.retryAfterSeconds));
  return new Response(JSON.stringify({ error: { message: error.message, code: error.code } }), { status, headers });
}

/** A 200 with a JSON body. */
export function jsonAnswer(value: unknown): Response {
  return new Response(JSON.stringify(value), { headers: baseHeaders });
}
