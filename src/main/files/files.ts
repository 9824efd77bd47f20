import { pageHeader } from '../../shared/desktop-api.ts';
import { LatchkeyError, toWireError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import { pinnedUrl, unlessAborted } from '../bearer.ts';
import { createCancellation, type Cancellation } from '../cancellable.ts';
import { causeName } from '../fault-details.ts';
import { errorAnswer } from '../http-answers.ts';
import { createFileRegistry, type FileRegistry } from './file-registry.ts';
import type { FilesDeps } from './files-deps.ts';
import { keptAnswer, previewAnswer, remoteImageAnswer, savedAnswer, type FileSource } from './previews.ts';
import { rewriteAnswer } from './rewrite-answer.ts';
import { createRewrite } from './rewrite-values.ts';
import { rewriteJson } from './rewrite-bytes.ts';
import { sendUpload, type UploadTarget } from './uploads.ts';

export interface Files {
  /** Answers `/files/…` and `/images` of the chat page; `undefined`: not one of these. Never rejects. */
  handle(request: Request): Promise<Response | undefined>;
  /** Turns the addresses in a chat answer into these routes, and learns from it which images are allowed. */
  rewrite(answer: Response): Promise<Response>;
  /** What the backend called the file behind one of these routes; `undefined`: it is none of them. */
  addressOf(route: string): string | undefined;
  /** The route to a file, by what the backend called it. */
  routeOf(address: string): string;
  /**
   * A file to be saved elsewhere, by what the backend called it: as it was kept, else (unless `keptOnly`) from where it is.
   * @throws LatchkeyError when it cannot be had
   */
  read(address: string, options: { signal: AbortSignal; keptOnly: boolean }): Promise<Response>;
}

const fileRoute = '/files/';
const directRoute = '/files/direct';
const imageRoute = '/images';

/** Uploads, previews and remote pictures of the chat page (protocol §6): every byte goes through main, every address was handed out before. */
export function createFiles(deps: FilesDeps): Files {
  const { resolve, uploads, account, chatOrigin, log } = deps;
  let current: { account: string | undefined; registry: FileRegistry } | undefined;

  function registry(): FileRegistry {
    const owner = account();
    // While it is not known who is there, the page that is still open is the last one's.
    if (current === undefined || (owner !== undefined && current.account !== owner)) current = { account: owner, registry: createFileRegistry() };
    return current.registry;
  }

  function rewriter(chatUrl: URL): ReturnType<typeof createRewrite> {
    const known = registry();
    const origin = chatOrigin();
    return createRewrite({
      chatUrl,
      link: (entry) => `${origin}${fileRoute}${known.add(entry)}`,
      learnDomains: (domains) => known.allowImagesFrom(domains),
    });
  }

  async function route(request: Request, path: string, source: FileSource): Promise<Response> {
    const { chatUrl } = source;
    if (path === imageRoute) {
      const given = new URL(request.url).searchParams.get('url') ?? '';
      if (request.method !== 'GET' || !URL.canParse(given)) throw nothingHere();
      return remoteImageAnswer(new URL(given), source, deps, registry().imageDomains());
    }
    if (request.method === 'GET') {
      const entry = registry().find(path.slice(fileRoute.length));
      if (entry?.method !== 'GET') throw nothingHere();
      return previewAnswer(entry.url, source, deps);
    }
    const target = uploadTarget(path, chatUrl);
    if (target?.method !== request.method) throw nothingHere();
    if (request.headers.get(pageHeader) !== 'chat') throw new LatchkeyError('request.denied', say('requests', 'onlyOwnPages'));
    const answer = await sendUpload(request, target, source, deps);
    source.cancellation.release();
    if ('refusal' in answer) {
      const { status, message, code } = answer.refusal;
      return new Response(JSON.stringify({ error: { message, code } }), { status, headers: answerHeaders });
    }
    const { json } = answer;
    if (json !== undefined) return new Response(rewriteJson(json, rewriter(chatUrl)), { headers: answerHeaders });
    if (path !== directRoute) return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
    throw new LatchkeyError('backend.failed', say('requests', 'uploadUnnamed', target.url.host));
  }

  function uploadTarget(path: string, chatUrl: URL): UploadTarget | undefined {
    if (path === directRoute) {
      const strategy = uploads();
      // As much the connection's own as the chat address: whoever set it up meant it to know its people.
      return typeof strategy === 'object' ? { url: new URL(strategy.uploadUrl, chatUrl), method: 'POST', headers: {}, withToken: true } : undefined;
    }
    const entry = registry().find(path.slice(fileRoute.length));
    if (entry === undefined || entry.method === 'GET') return undefined;
    const url = new URL(entry.url, chatUrl);
    return { url, method: entry.method, headers: entry.headers, withToken: url.origin === chatUrl.origin };
  }

  async function keptFile(path: string, error: unknown, cancellation: Cancellation): Promise<Response | undefined> {
    const entry = path.startsWith(fileRoute) ? registry().find(path.slice(fileRoute.length)) : undefined;
    return entry?.method === 'GET' ? keptAnswer(entry.url, error, cancellation, deps.cache) : undefined;
  }

  return {
    async handle(request) {
      const path = new URL(request.url).pathname;
      if (path !== imageRoute && !path.startsWith(fileRoute)) return undefined;
      const cancellation = createCancellation(request.signal, request);
      try {
        const chatUrl = pinnedUrl(await unlessAborted(resolve(), cancellation.signal));
        return await route(request, path, { chatUrl, cancellation });
      } catch (error) {
        cancellation.release();
        if (cancellation.signal.aborted) return errorAnswer({ code: 'request.invalid', ...say('requests', 'stopped') }, 499);
        const kept = request.method === 'GET' ? await keptFile(path, error, cancellation) : undefined;
        if (kept !== undefined) return kept;
        const wire = toWireError(error);
        log.warn('files.failed', { code: wire.code, status: wire.status, reason: causeName(error) });
        return errorAnswer(wire);
      }
    },
    async rewrite(answer) {
      try {
        return rewriteAnswer(answer, rewriter(new URL((await resolve()).chatUrl)));
      } catch {
        // Without a connection the answer is one of our own.
        return answer;
      }
    },
    addressOf(route) {
      const origin = chatOrigin();
      if (!URL.canParse(route, origin)) return undefined;
      const { href, pathname } = new URL(route, origin);
      const entry = href.startsWith(`${origin}${fileRoute}`) ? registry().find(pathname.slice(fileRoute.length)) : undefined;
      return entry?.method === 'GET' ? entry.url : undefined;
    },
    async read(address, { signal, keptOnly }) {
      const cancellation = createCancellation(signal);
      try {
        const chatUrl = pinnedUrl(await unlessAborted(resolve(), cancellation.signal));
        return await savedAnswer(address, { chatUrl, cancellation }, deps, keptOnly);
      } catch (error) {
        cancellation.release();
        throw error;
      }
    },
    routeOf: (address) => `${chatOrigin()}${fileRoute}${registry().add({ url: address, method: 'GET', headers: {} })}`,
  };
}

const answerHeaders = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

function nothingHere(): LatchkeyError {
  return new LatchkeyError('request.unknown_method', say('requests', 'nothingHere'));
}
