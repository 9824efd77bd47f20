import type { IncomingMessage, ServerResponse } from 'node:http';
import { LatchkeyError } from '../../shared/errors.ts';
import { errorAnswer } from '../http-answers.ts';
import type { Log } from '../platform.ts';
import type { WordsNow } from '../words.ts';
import { createEntry } from './entry.ts';
import { refusalOf } from './guard.ts';
import { listen, type Listener, type ListenLimits } from './listen.ts';
import { sendResponse, toRequest } from './node-http.ts';
import { closedDoorPage, entered } from './plain-pages.ts';

type Page = 'shell' | 'chat';

/** What stands behind the door. Neither rejects. */
export interface WebRoutes {
  gateway: (page: Page, request: Request) => Promise<Response>;
  /** The shell's calls and events; `undefined` where the address is not one of them. */
  rpc: (request: Request) => Promise<Response | undefined>;
}

export interface WebHostDeps {
  /** 0 for any free port. */
  shellPort: number;
  /** The port after the shell's where that is free, else any; browsers key storage by it. */
  chatPort?: number | undefined;
  /** Of each port; those of `listen.ts` by default. */
  limits?: ListenLimits | undefined;
  /** The language of what it says itself. */
  words(): WordsNow;
  log: Log;
}

export interface WebHost {
  /** `http://127.0.0.1:N` of each page; known before the routes, which need them for their policy. */
  readonly origins: { readonly shell: string; readonly chat: string };
  /** A new link with a one-time key, for one browser. */
  link(): string;
  /** Opens for business; until then every request is asked to come back. */
  serve(routes: WebRoutes): void;
  close(): Promise<void>;
  /** Takes no one in any more; an answer that is on its way may arrive. */
  retire(): void;
}

/**
 * Serves both pages on two loopback ports. Each request is checked in this order: Host, Origin, Sec-Fetch-Site, then
 * the cookie or a one-time key; the page header is the routes' own check.
 * @throws LatchkeyError `server.failed` when a port cannot be had.
 */
export async function createWebHost({ shellPort, chatPort, limits, words, log }: WebHostDeps): Promise<WebHost> {
  let routes: WebRoutes | undefined;
  const origins = { shell: '', chat: '' };
  const handler = (page: Page) => (incoming: IncomingMessage, outgoing: ServerResponse) =>
    void answer(page, incoming, outgoing).then((response) => sendResponse(response, outgoing));

  const shell = await listen(shellPort, handler('shell'), limits);
  const chat = await listenNearby(shell.port, chatPort, handler('chat'), limits).catch(async (error: unknown) => {
    await shell.close();
    throw error;
  });
  origins.shell = `http://127.0.0.1:${shell.port}`;
  origins.chat = `http://127.0.0.1:${chat.port}`;
  const entry = createEntry(shell.port);

  async function answer(page: Page, incoming: IncomingMessage, outgoing: ServerResponse): Promise<Response> {
    let request: Request;
    try {
      request = toRequest(incoming, outgoing, origins[page]);
    } catch {
      return errorAnswer({ code: 'request.invalid', message: words().texts.requests.unanswerable });
    }
    const { method, headers } = request;
    // Node's own view: a Request may not show Host.
    headers.set('host', incoming.headers.host ?? '');
    const refusal = refusalOf({ page, method, headers, origin: origins[page] });
    if (refusal !== undefined) {
      log.warn('web.refused', { page, check: refusal });
      return errorAnswer({ code: 'request.denied', message: words().texts.requests.onlyOwnPages });
    }
    return entry.admits(headers.get('cookie')) ? inside(page, request) : outside(page, request);
  }

  async function inside(page: Page, request: Request): Promise<Response> {
    const url = new URL(request.url);
    // A reload of the first link: the key has gone, the cookie is good.
    if (page === 'shell' && request.method === 'GET' && url.searchParams.has('key')) {
      return new Response(null, { status: 303, headers: { location: '/', 'cache-control': 'no-store' } });
    }
    if (routes === undefined) return errorAnswer({ code: 'server.failed', message: words().texts.requests.stillStarting, retryAfterSeconds: 1 });
    const answered = page === 'shell' ? await routes.rpc(request) : undefined;
    return answered ?? routes.gateway(page, request);
  }

  function outside(page: Page, request: Request): Response {
    const url = new URL(request.url);
    const key = url.searchParams.get('key');
    if (page === 'shell' && request.method === 'GET' && url.pathname === '/' && key !== null) {
      const setCookie = entry.redeem(key);
      if (setCookie !== undefined) return entered(words(), setCookie, request.headers.get('sec-fetch-site') === 'cross-site');
    }
    log.warn('web.refused', { page, check: key === null ? 'cookie' : 'key' });
    const wantsPage = request.headers.get('accept')?.includes('text/html') === true || request.method === 'GET';
    return wantsPage ? closedDoorPage(words()) : errorAnswer({ code: 'request.denied', message: words().texts.requests.notLetIn });
  }

  return {
    origins,
    link: () => `${origins.shell}/?key=${entry.issueKey()}`,
    serve: (given) => void (routes = given),
    async close() {
      await Promise.all([shell.close(), chat.close()]);
    },
    retire() {
      shell.retire();
      chat.retire();
    },
  };
}

async function listenNearby(shellPort: number, chatPort: number | undefined, handler: Parameters<typeof listen>[1], limits: ListenLimits | undefined): Promise<Listener> {
  if (chatPort !== undefined) return listen(chatPort, handler, limits);
  try {
    return await listen(shellPort + 1, handler, limits);
  } catch (error) {
    if (error instanceof LatchkeyError) return listen(0, handler, limits);
    throw error;
  }
}
