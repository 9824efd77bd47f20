import { LatchkeyError, type WireError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
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
    return new LatchkeyError('backend.failed', say('requests', 'notChat', host), { status: upstream.status });
  }
  if (upstream.status === 401) {
    return new LatchkeyError('auth.rejected', say('requests', 'tokenRefused', host), { status: 401 });
  }
  const target = redirectHost(upstream, host);
  const sentence = target === undefined ? say('requests', 'redirected', host) : say('requests', 'redirectedTo', host, target);
  return new LatchkeyError('backend.refused', sentence, { status: upstream.status });
}

/** `opaqueredirect` has status 0; it is how browsers' fetch shows a redirect it was told not to follow. */
function isRedirect(upstream: Response): boolean {
  return upstream.status === 0 || (upstream.status >= 300 && upstream.status < 400);
}

/** Where it leads; `undefined`: it does not say. */
function redirectHost(upstream: Response, host: string): string | undefined {
  try {
    return new URL(upstream.headers.get('location') ?? '').host;
  } catch {
    return upstream.headers.has('location') ? host : undefined;
  }
}

function plainError(status: number, host: string): WireError {
  if (status >= 500) return { code: 'backend.failed', ...say('requests', 'ownProblem', host, status) };
  if (status === 429) return { code: 'backend.refused', ...say('requests', 'tooManyRequests', host) };
  if (status === 404) return { code: 'backend.refused', ...say('requests', 'noChatHere', host) };
  return { code: 'backend.refused', ...say('requests', 'notAccepted', host, status) };
}
