import { blockedCodes, LatchkeyError, toWireError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { Told } from '../../shared/texts/kept.ts';
import { errorAnswer } from '../http-answers.ts';
import type { Answering, PageRequest } from '../page-request.ts';
import { errorIn } from './problem.ts';

/** What became of a request. `response` can be handed on; its body is untouched where it is `answered`. */
export type Outcome =
  | { kind: 'answered'; response: Response; stream: boolean }
  /** It will pass. `arrived`: the server may have acted on it all the same. */
  | { kind: 'later'; response: Response; code: string; arrived: boolean; network: boolean }
  /** Nobody is signed in any more; nothing was sent. */
  | { kind: 'signed_out'; response: Response }
  /** The page stopped waiting before there was an answer. */
  | { kind: 'stopped'; response: Response }
  /** It will not pass by itself. */
  | { kind: 'refused'; response: Response; problem: Told; status: number };

/** Found before anything was sent: no token, no server to send to. */
const beforeSending: readonly string[] = ['auth.unreachable', ...blockedCodes, 'server.failed', 'keychain.unavailable'];
const network: readonly string[] = ['network.unreachable', 'network.timeout', 'auth.unreachable', ...blockedCodes];
/** RFC 9110 §15.5.9, RFC 8470 §5.2, RFC 6585 §4: the server has not acted, and asks to come again. */
const again: readonly number[] = [408, 425, 429];

/** Sends a request and judges the answer. Never rejects. */
export async function sendAndJudge(send: Answering, request: PageRequest): Promise<Outcome> {
  try {
    return await judge(await send(request));
  } catch (error) {
    return judge(errorAnswer(toWireError(error)));
  }
}

export async function judge(response: Response): Promise<Outcome> {
  const { status } = response;
  if (response.ok) {
    const stream = response.headers.get('content-type')?.toLowerCase().startsWith('text/event-stream') === true;
    return { kind: 'answered', response, stream };
  }
  const { code, problem, copy } = await readError(response);
  if (status === 499) return { kind: 'stopped', response: copy };
  if (code === 'auth.signed_out') return { kind: 'signed_out', response: copy };
  if (again.includes(status)) return { kind: 'later', response: copy, code, arrived: false, network: false };
  if (status >= 500 && status !== 501 && status !== 507) {
    return { kind: 'later', response: copy, code, arrived: !beforeSending.includes(code), network: network.includes(code) };
  }
  return { kind: 'refused', response: copy, status, problem };
}

/** What an error of `call` means: the same judgement, for requests that main itself makes. */
export function judgeError(error: unknown): { kind: 'later'; network: boolean; code: string } | { kind: 'refused'; status: number; problem: Told } {
  if (!(error instanceof LatchkeyError)) return { kind: 'later', network: false, code: 'internal' };
  const { code, status = 0, message, said } = error;
  const final = status >= 400 && status < 500 && status !== 401 && !again.includes(status);
  return final ? { kind: 'refused', status, problem: { message, said } } : { kind: 'later', network: network.includes(code), code };
}

async function readError(response: Response): Promise<{ code: string; problem: Told; copy: Response }> {
  const text = await response.text().catch(() => '');
  const copy = new Response(text, { status: response.status, headers: response.headers });
  const { code = '', message, said } = errorIn(text, response.headers) ?? {};
  return { copy, code, problem: message === undefined ? say('waiting', 'notAccepted') : { message, said } };
}
