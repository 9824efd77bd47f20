/**
 * Why a request failed, as far as this side can tell; a server's own `error.code` takes their place where it gave one.
 * - `network`: no answer at all; the server has most likely not seen the request
 * - `http`: an answer that is not 2xx
 * - `content_type`: a 2xx answer of another kind than the request calls for: a proxy, a sign-in page
 * - `stream_cut`: the answer broke off before its end (§1.6)
 * - `unreadable`: the answer is not JSON, or not the JSON that was asked for
 * - `too_large`: one event is longer than this client reads
 */
export type ClientErrorCode = 'network' | 'http' | 'content_type' | 'stream_cut' | 'unreadable' | 'too_large';

/** Answers that stay the same however often one asks (RFC 9110 §15.5). A 401 may pass once the session is renewed. */
const finalStatuses: readonly number[] = [400, 403, 404, 405, 413, 414, 415, 422, 501];

export interface RequestErrorDetails {
  code: string;
  /** HTTP status; 0 when there was no answer. */
  status: number;
  cause?: unknown;
}

/** The one error of the client, apart from the signal's own reason after an abort. `message` is for a person. */
export class ChatKitRequestError extends Error {
  override readonly name = 'ChatKitRequestError';
  readonly status: number;
  readonly code: string;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** False when the backend has surely not acted: no answer, or a refusal before any event. */
  readonly accepted: boolean;

  constructor(message: string, { code, status, cause }: RequestErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.status = status;
    this.retryable = !finalStatuses.includes(status);
    this.accepted = status >= 200 && status < 300;
  }
}

const sentences: Record<ClientErrorCode, string> = {
  network: "Couldn't reach the chat server.",
  http: "The chat server couldn't answer.",
  content_type: 'The answer came from something other than a chat server. A proxy or sign-in page may be in between.',
  stream_cut: 'The connection broke before the answer was complete.',
  unreadable: "The chat server's answer couldn't be read.",
  too_large: 'The chat server sent more at once than can be shown.',
};

export function requestError(code: ClientErrorCode, status: number, cause?: unknown): ChatKitRequestError {
  return new ChatKitRequestError(sentences[code], { code, status, cause });
}

/** Longest error body that is looked at, in characters; a proxy's error page is not ours to parse. */
const maxErrorBody = 64 * 1024;
const maxMessage = 1_000;

/**
 * An answer that is not 2xx as an error. Takes message and code from `{"error":{"message","code"}}` (§1.6); any other
 * body is ignored, because HTML and stack traces are no words for a person.
 */
export async function errorFromResponse(response: Response): Promise<ChatKitRequestError> {
  const { status } = response;
  const fallback = requestError('http', status);
  let body: unknown;
  try {
    const text = await response.text();
    if (text.length > maxErrorBody) return fallback;
    body = JSON.parse(text);
  } catch {
    return fallback;
  }
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined;
  if (typeof error !== 'object' || error === null) return fallback;
  const message = 'message' in error && typeof error.message === 'string' ? error.message.trim() : '';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : fallback.code;
  return new ChatKitRequestError(message === '' ? fallback.message : message.slice(0, maxMessage), { code, status });
}
