import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import { cancellableBody, type Cancellation } from '../cancellable.ts';
import { limitedBody } from './limited-body.ts';

/** What a page may show in place. SVG is none of them: it is a document that can hold scripts. */
const inlineTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'];

export interface FileAnswerOptions {
  /** Named in sentences. */
  host: string;
  cancellation: Cancellation;
  /** Largest file, in bytes. */
  maxBytes: number;
  /** Refuses all but pictures, where without it they become downloads. */
  imagesOnly?: boolean;
}

/**
 * A server's file as the page may have it: a picture, or a download that nothing in the page can run or read as a page.
 * @throws LatchkeyError where there is no file; the body is let go of before.
 */
export async function fileAnswer(upstream: Response, { host, cancellation, maxBytes, imagesOnly = false }: FileAnswerOptions): Promise<Response> {
  const type = upstream.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const inline = inlineTypes.includes(type);
  const length = Number(upstream.headers.get('content-length') ?? 0);
  const problem = !upstream.ok
    ? missing(upstream.status, host)
    : imagesOnly && !inline
      ? new LatchkeyError('backend.refused', say('requests', 'notAPicture', host), { status: upstream.status })
      : length > maxBytes
        ? new LatchkeyError('request.too_large', say('requests', 'fileTooLargeToShow', host))
        : undefined;
  if (problem !== undefined) {
    await upstream.body?.cancel().catch(() => undefined);
    throw problem;
  }
  const headers = new Headers({
    'content-type': inline ? type : 'application/octet-stream',
    'content-disposition': inline ? 'inline' : 'attachment',
    'cache-control': cacheControl(upstream.headers),
    'content-security-policy': `default-src 'none'; sandbox`,
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  // An encoded body is decoded on the way, and then is longer than it says.
  if (length > 0 && !upstream.headers.has('content-encoding')) headers.set('content-length', String(length));
  if (upstream.body === null) cancellation.release();
  const body = upstream.body === null ? null : limitedBody(cancellableBody(upstream.body, cancellation), { maxBytes });
  return new Response(body, { headers });
}

/** Kept in the page's own cache for an hour, unless the server forbids it; the id in the address changes with the file's. */
function cacheControl(upstream: Headers): string {
  const wish = upstream.get('cache-control') ?? '';
  return /no-store|no-cache/i.test(wish) ? 'no-store' : 'private, max-age=3600';
}

function missing(status: number, host: string): LatchkeyError {
  if (status === 401 || status === 403) return new LatchkeyError('backend.refused', say('requests', 'fileNotGiven', host), { status });
  if (status === 404 || status === 410) return new LatchkeyError('backend.refused', say('requests', 'fileGone', host), { status });
  return new LatchkeyError('backend.failed', say('requests', 'fileNotSent', host, status), { status });
}
