/** JSON answers that main gives itself. The error form is the one ChatKit peers understand (chatkit-protocol §1.6). */
import { appSlug } from '../shared/brand.ts';
import { unreachable, type ErrorCode, type WireError } from '../shared/errors.ts';
import type { Texts } from '../shared/texts/en/texts.ts';
import type { Told } from '../shared/texts/kept.ts';
import { told } from '../shared/texts/told.ts';

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

/** On answers whose sentence is ours. No server's answer has it: its headers are picked one by one. */
export const oursHeader = `x-${appSlug}-sentence`;

/** An answer with `{"error":{"message","code"}}` and, where the sentence is ours, its name; `status` where the code alone does not tell it. */
export function errorAnswer(error: WireError, status?: number): Response;
export function errorAnswer(error: Omit<WireError, 'code'> & { code: string }, status: number): Response;
export function errorAnswer(error: Omit<WireError, 'code'> & { code: string }, status: number = statusOf(error.code as ErrorCode)): Response {
  const headers = new Headers(baseHeaders);
  if (error.said !== undefined) headers.set(oursHeader, '1');
  if (error.retryAfterSeconds !== undefined) headers.set('retry-after', String(error.retryAfterSeconds));
  return new Response(JSON.stringify({ error: { message: error.message, code: error.code, ...(error.said !== undefined && { said: error.said }) } }), { status, headers });
}

/** The answer as a page may have it: a sentence of ours in the language of these texts, all else as it is. */
export async function inWords(answer: Response, texts: Texts): Promise<Response> {
  if (!answer.headers.has(oursHeader)) return answer;
  const { error } = (await answer.json()) as { error: Told };
  const headers = new Headers(answer.headers);
  headers.delete(oursHeader);
  return new Response(JSON.stringify({ error: { ...error, message: told(texts, error) } }), { status: answer.status, headers });
}

/** A 200 with a JSON body. */
export function jsonAnswer(value: unknown): Response {
  return new Response(JSON.stringify(value), { headers: baseHeaders });
}
