import { pageHeader } from '../../shared/desktop-api.ts';
import { LatchkeyError, toWireError } from '../../shared/errors.ts';
import { texts as english, type Texts } from '../../shared/texts/en/texts.ts';
import { say } from '../../shared/texts/say.ts';
import { faultDetails } from '../fault-details.ts';
import { errorAnswer, inWords } from '../http-answers.ts';
import type { Log } from '../platform.ts';
import { readBody } from '../request-body.ts';
import type { Assets } from './assets.ts';
import type { Page, PageOrigins } from './csp.ts';
import type { RelayRequest } from './relay.ts';

/** Largest body a page may send, in bytes. */
export const maxBodyBytes = 32 * 1_048_576;

/** Answers a POST whose header, type and size are in order. */
export type AnswerPost = (request: RelayRequest) => Promise<Response> | Response;

export interface GatewayDeps {
  assets: Assets;
  relay: AnswerPost;
  /** What else pages may post to, by path; checked as chat requests are. */
  posts?: Readonly<Record<string, AnswerPost>>;
  /** The chat page's files and pictures; `undefined`: none of them. */
  files?: (request: Request) => Promise<Response | undefined>;
  /** The shell's files: what it exports and imports; checks its requests itself. `undefined`: none of them. */
  shellFiles?: (request: Request) => Promise<Response | undefined>;
  /** What answers of ours are said in: the language of the moment; absent: English. */
  texts?(): Texts;
  log: Log;
}

/** Everything a page fetches. Never rejects: a fault of our own is a 500 with the error form. */
export type Gateway = (page: Page, request: Request) => Promise<Response>;

/** The page that a URL belongs to, by its origin; the chat page's is the connection's to choose. */
export function pageOf(url: string, origins: PageOrigins): Page | undefined {
  const { protocol, host } = new URL(url);
  const origin = `${protocol}//${host}`;
  return origin === origins.shell ? 'shell' : origin === origins.chat ? 'chat' : undefined;
}

/** Routes a page's request; the same function behind `protocol.handle` and behind the web host (design: §2). */
export function createGateway({ assets, relay, posts = {}, files, shellFiles, texts = () => english, log }: GatewayDeps): Gateway {
  const route = async (page: Page, request: Request): Promise<Response> => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      const answer = await assets(page, request);
      if (answer !== undefined) return answer;
    }
    const file = await (page === 'chat' ? files : shellFiles)?.(request);
    if (file !== undefined) return file;
    const { pathname } = new URL(request.url);
    const answerPost = pathname === '/chatkit' ? relay : Object.hasOwn(posts, pathname) ? posts[pathname] : undefined;
    if (request.method !== 'POST' || answerPost === undefined) {
      throw new LatchkeyError('request.unknown_method', say('requests', 'nothingHere'));
    }
    checkCall(page, request);
    const body = await readBody(request, maxBodyBytes);
    return await answerPost({ headers: request.headers, body, signal: request.signal, owner: request });
  };

  return async (page, request) => {
    try {
      return await inWords(await route(page, request), texts());
    } catch (error) {
      const wire = toWireError(error);
      const refused = { page, method: request.method, code: wire.code };
      if (wire.code === 'internal') log.error('gateway.failed', { ...refused, ...faultDetails(error) });
      else log.warn('gateway.refused', refused);
      // Any other code's status is another server's, and must not become ours.
      return inWords(errorAnswer(wire, wire.code === 'request.invalid' ? wire.status : undefined), texts());
    }
  };
}

/**
 * Our own header proves that one of our pages sent this: cross-origin pages would need a preflight, which nothing here
 * answers. `protocol.handle` shows neither Origin nor Sec-Fetch headers (measured on Electron 33).
 */
function checkCall(page: Page, request: Request): void {
  if (request.headers.get(pageHeader) !== page) {
    throw new LatchkeyError('request.denied', say('requests', 'onlyOwnPages'));
  }
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new LatchkeyError('request.invalid', say('requests', 'jsonOnly'), { status: 415 });
  }
}
