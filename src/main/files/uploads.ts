import { pageSizeHeader } from '../../shared/desktop-api.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import { sendWithBearer } from '../bearer.ts';
import { faultError } from '../network-fault.ts';
import { readBody } from '../request-body.ts';
import type { FilesDeps } from './files-deps.ts';
import { limitedBody, tooLarge } from './limited-body.ts';
import { fetchFor, requireSafe, type FileSource } from './previews.ts';

/** Largest upload, in bytes. It streams through and is never held. */
export const maxUploadBytes = 512 * 1_048_576;

/** Uploads up to this are held, so that they can be sent a second time with a fresh token. */
const maxReplayBytes = 4 * 1_048_576;

const maxAnswerBytes = 1_048_576;

export interface UploadTarget {
  url: URL;
  method: 'POST' | 'PUT';
  headers: Readonly<Record<string, string>>;
  /** Where the token goes: the backend's own origin, and the upload address of the connection. */
  withToken: boolean;
}

/** These belong to the connection, or would tell the storage who asks. */
const reserved = /^(host|connection|content-length|transfer-encoding|keep-alive|te|trailer|upgrade|expect|cookie|origin|referer|proxy-.*)$/;

/** What a storage answered, read: the text where there was JSON; or why the backend itself does not take the file, in its words. */
export type UploadAnswer = { json: string | undefined } | { refusal: { status: number; message: string; code: string | undefined } };

/**
 * Sends a page's file on (protocol §6): only the descriptor's headers, the token only where it belongs, no redirects.
 * @throws LatchkeyError
 */
export async function sendUpload(request: Request, target: UploadTarget, { chatUrl, cancellation }: FileSource, deps: FilesDeps): Promise<UploadAnswer> {
  const { url, method, withToken } = target;
  const { signal } = cancellation;
  requireSafe(url);
  const fetch = withToken ? deps.fetch : await fetchFor(chatUrl, deps);
  const declared = lengthOf(request.headers);
  if (declared !== undefined && declared > maxUploadBytes) {
    await request.body?.cancel().catch(() => undefined);
    throw tooLarge(maxUploadBytes);
  }
  const replayable = request.body === null || (declared !== undefined && declared <= maxReplayBytes);
  const held = replayable ? await readBody(request, maxReplayBytes) : undefined;
  if (held !== undefined && held.byteLength !== (declared ?? 0)) throw new LatchkeyError('request.invalid', say('requests', 'fileBrokeOff'));
  const flow = held === undefined && request.body !== null ? watch(limitedBody(request.body, { maxBytes: maxUploadBytes, declared })) : undefined;

  const send = async (bearer: string | undefined): Promise<Response> => {
    const headers = uploadHeaders(request.headers, target, bearer);
    if (flow !== undefined && declared !== undefined) headers.set('content-length', String(declared));
    try {
      return await fetch(url, { method, headers, redirect: 'manual', signal, referrerPolicy: 'no-referrer', body: flow?.body ?? held ?? null, ...(flow && { duplex: 'half' }) });
    } catch (error) {
      throw flow?.problem() ?? faultError(url.host, error, 'network.unreachable');
    }
  };
  const bearerWanted = withToken && !Object.keys(target.headers).some((name) => name.toLowerCase() === 'authorization');
  const upstream = bearerWanted
    ? await sendWithBearer({ token: deps.token, signal, host: url.host, log: deps.log, replayable }, send)
    : await send(undefined);
  return readAnswer(upstream, url.host, withToken);
}

/** The page's own headers stay here but for its content type, which names the boundary of a form. */
function uploadHeaders(page: Headers, { method, headers: given }: UploadTarget, bearer: string | undefined): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) {
    if (reserved.test(name.toLowerCase())) continue;
    try {
      headers.set(name, value);
    } catch {
      // What is no header cannot be sent; the storage will say what it misses.
    }
  }
  const type = page.get('content-type');
  if (type !== null && (method === 'POST' || !headers.has('content-type'))) headers.set('content-type', type);
  if (bearer !== undefined) headers.set('authorization', `Bearer ${bearer}`);
  return headers;
}

/** `content-length` is the browser's; a page that streams its body says the length itself. */
function lengthOf(headers: Headers): number | undefined {
  const text = headers.get('content-length') ?? headers.get(pageSizeHeader);
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Remembers why a body ended early, which fetch hides behind an error of its own. */
function watch(body: ReadableStream<Uint8Array<ArrayBuffer>>): { body: ReadableStream<Uint8Array<ArrayBuffer>>; problem: () => LatchkeyError | undefined } {
  let problem: LatchkeyError | undefined;
  const reader = body.getReader();
  return {
    problem: () => problem,
    body: new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        async pull(controller) {
          try {
            const { done, value } = await reader.read();
            if (done) controller.close();
            else controller.enqueue(value);
          } catch (error) {
            problem = error instanceof LatchkeyError ? error : new LatchkeyError('request.invalid', say('requests', 'fileBrokeOff'), { cause: error });
            controller.error(problem);
          }
        },
        cancel: (reason) => reader.cancel(reason),
      },
      { highWaterMark: 0 },
    ),
  };
}

async function readAnswer(upstream: Response, host: string, ours: boolean): Promise<UploadAnswer> {
  const { status, ok } = upstream;
  const isJson = upstream.headers.get('content-type')?.toLowerCase().includes('json') === true;
  // A storage's own errors are written for its customers, not for a person with a file.
  const readable = isJson && (ok || (ours && status !== 401));
  if (!readable || upstream.body === null) {
    await upstream.body?.cancel().catch(() => undefined);
    if (!ok) throw refusal(status, host);
    return { json: undefined };
  }
  const answer = new Request('http://answer.invalid', { method: 'POST', body: upstream.body, duplex: 'half' } as RequestInit);
  const json = Buffer.from(await readBody(answer, maxAnswerBytes)).toString();
  if (ok) return { json };
  const told = errorForm(json);
  if (told === undefined) throw refusal(status, host);
  return { refusal: { status, ...told } };
}

/** The error form of ChatKit peers (protocol §1.6). */
function errorForm(json: string): { message: string; code: string | undefined } | undefined {
  try {
    const { error } = JSON.parse(json) as { error?: { message?: unknown; code?: unknown } };
    if (typeof error?.message !== 'string' || error.message === '') return undefined;
    return { message: error.message, code: typeof error.code === 'string' ? error.code : undefined };
  } catch {
    return undefined;
  }
}

function refusal(status: number, host: string): LatchkeyError {
  const options = { status };
  if (status === 401) return new LatchkeyError('backend.refused', say('requests', 'uploadSignIn', host), options);
  if (status === 403) return new LatchkeyError('backend.refused', say('requests', 'uploadDenied', host), options);
  if (status === 404 || status === 410) return new LatchkeyError('backend.refused', say('requests', 'uploadGone', host), options);
  if (status === 413) return new LatchkeyError('request.too_large', say('requests', 'uploadTooLarge', host), options);
  if (status === 415) return new LatchkeyError('backend.refused', say('requests', 'uploadType', host), options);
  if (status >= 500) return new LatchkeyError('backend.failed', say('requests', 'ownProblem', host, status), options);
  if (status >= 300 && status < 400) return new LatchkeyError('backend.refused', say('requests', 'uploadRedirected', host), options);
  return new LatchkeyError('backend.refused', say('requests', 'uploadRefused', host, status), options);
}
