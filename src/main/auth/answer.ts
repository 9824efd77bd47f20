import { isSafeTransport } from '../../shared/connection.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { Fetch } from '../platform.ts';
import type { Schedule } from './schedule.ts';

/** One answer of a server, read to its end. */
export interface Answer {
  status: number;
  headers: Headers;
  setCookies: string[];
  text: string;
  /** Parsed JSON; `undefined` when the answer is not JSON. */
  body: unknown;
  isJson: boolean;
  /** Where a redirect points: its origin, never the whole address, which may hold secrets. */
  location?: string;
}

export interface FetchAnswerDeps {
  fetch: Fetch;
  schedule: Schedule;
}

const timeoutMs = 15_000;
/** What is asked for here is a few kilobytes; more is a web page or an attack, and its beginning says enough. */
const maxAnswerBytes = 262_144;

/**
 * One attempt with a limit on time and size, and no redirect followed: credentials would go along.
 * Rejects with what `fetch` threw, with a `TimeoutError`, or with `request.denied` for plain http to another machine.
 */
export async function fetchAnswer({ fetch, schedule }: FetchAnswerDeps, url: URL, init: RequestInit = {}): Promise<Answer> {
  if (!isSafeTransport(url)) throw plainHttpError(url);
  const timeout = new AbortController();
  const cancel = schedule(() => {
    timeout.abort(new DOMException('The server took too long.', 'TimeoutError'));
  }, timeoutMs);
  try {
    const signal = init.signal ? AbortSignal.any([init.signal, timeout.signal]) : timeout.signal;
    const response = await fetch(url, { ...init, redirect: 'manual', signal });
    return toAnswer(response, await readText(response), url);
  } catch (error) {
    throw timeout.signal.aborted ? timeout.signal.reason : error;
  } finally {
    void cancel();
  }
}

function plainHttpError(url: URL): LatchkeyError {
  return new LatchkeyError('request.denied', say('auth', 'plainHttp', url.host));
}

function toAnswer(response: Response, text: string, url: URL): Answer {
  const { status, headers } = response;
  const answer: Answer = { status, headers, setCookies: headers.getSetCookie(), text, body: undefined, isJson: false };
  const location = status >= 300 && status < 400 ? headers.get('location') : null;
  if (location !== null && URL.canParse(location, url)) answer.location = new URL(location, url).origin;
  if (/^application\/(?:[\w.+-]+\+)?json\b/i.test(headers.get('content-type') ?? '')) {
    try {
      answer.body = JSON.parse(text);
      answer.isJson = true;
    } catch {
      // Not JSON whatever it calls itself.
    }
  }
  return answer;
}

async function readText(response: Response): Promise<string> {
  if (response.body === null) return '';
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.byteLength;
    if (length > maxAnswerBytes) {
      await reader.cancel();
      break;
    }
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, maxAnswerBytes));
}
