import { LatchkeyError } from '../../shared/errors.ts';
import { errorAnswer } from '../http-answers.ts';
import { cancellableBody, type Cancellation } from '../cancellable.ts';
import { responseHeaders } from './relay-headers.ts';

const replyTypes = ['text/event-stream', 'application/json'];

/**
 * Turns the chat server's answer into the page's: streams and JSON pass unchanged, JSON errors too; all else becomes
 * the error form with a sentence that names the host.
 * @throws LatchkeyError where the answer cannot be used; its body is let go of before.
 */
export async function pageAnswer(upstream: Response, host: string, cancellation: Cancellation): Promise<Response> {
  const type = upstream.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const passes = upstream.ok ? replyTypes.includes(type) : upstream.status !== 401 && !isRedirect(upstream) && type === 'application/json';
  if (passes) {
    const body = upstream.body === null ? null : cancellableBody(upstream.body, cancellation);
    if (body === null) cancellation.release();
    return new Response(body, { status: upstream.status, headers: responseHeaders(upstream.headers) });
  }
  await upstream.body?.cancel();
  cancellation.release();
  if (upstream.ok || upstream.status === 401 || isRedirect(upstream)) throw refusal(upstream, host);
  const answer = errorAnswer(plainError(upstream.status, host), upstream.status);
  const retryAfter = upstream.headers.get('retry-after');
  if (retryAfter !== null) answer.headers.set('retry-after', retryAfter);
  return answer;
}

function refusal(upstream: Response, host: string): LatchkeyError {
  if (upstream.ok) {
    return new LatchkeyError(
      'backend.failed',
      `${host} answered, but not with a chat reply. Something in between may have answered in its place, or the chat address is not the right one.`,
      { status: upstream.status },
    );
  }
  if (upstream.status === 401) {
    return new LatchkeyError(
      'auth.rejected',
      `The server does not accept this app's sign-in tokens, so signing in again won't help. Ask whoever runs ${host} to let it check tokens against the keys (JWKS) of the sign-in server.`,
      { status: 401 },
    );
  }
  const target = redirectHost(upstream, host);
  return new LatchkeyError(
    'backend.refused',
    `${host} sent a redirect${target} instead of a reply. Latchkey doesn't follow redirects with your sign-in; set the chat address to its final form in the connection settings.`,
    { status: upstream.status },
  );
}

/** `opaqueredirect` has status 0; it is how browsers' fetch shows a redirect it was told not to follow. */
function isRedirect(upstream: Response): boolean {
  return upstream.status === 0 || (upstream.status >= 300 && upstream.status < 400);
}

function redirectHost(upstream: Response, host: string): string {
  try {
    return ` to ${new URL(upstream.headers.get('location') ?? '').host}`;
  } catch {
    return upstream.headers.has('location') ? ` within ${host}` : '';
  }
}

function plainError(status: number, host: string): { code: 'backend.failed' | 'backend.refused'; message: string } {
  if (status >= 500) return { code: 'backend.failed', message: `${host} has a problem of its own (${status}). Try again in a moment.` };
  if (status === 429) return { code: 'backend.refused', message: `${host} gets too many requests right now. Wait a moment, then try again.` };
  if (status === 404) return { code: 'backend.refused', message: `${host} has no chat at this address (404). Check the chat address in the connection settings.` };
  return { code: 'backend.refused', message: `${host} did not accept this request (${status}).` };
}
