import { appSlug } from '../shared/brand.ts';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import type { Language } from '../shared/texts/languages.ts';
import { errorResponse } from './http-error.ts';
import { describeFault, type ServerLog } from './log.ts';
import { requestLanguage } from './request-language.ts';
import { serverTextsFor, type ServerTexts } from './server-texts.ts';

export interface AppDeps {
  /** Better Auth, for everything under `authPath`. */
  auth: { path: string; clientAddressHeader: string; handle(request: Request): Promise<Response> };
  /** @returns the user's id, or the 401 to answer with. */
  authenticate(authorization: string | null, language: string | undefined): Promise<string | Response>;
  /** The pages of signing in, which a browser shows, all under one path. */
  signIn: { path: string; handle(context: Context): Promise<Response> };
  chatkit: ChatEndpoint;
  /** Bytes of attachments, under `path` and their id. */
  attachments: { path: string } & FileEndpoint;
  /** Origins whose pages may call across origins; the desktop app needs none. */
  allowedOrigins: readonly string[];
  /** Host names that requests may name; `undefined`: any. */
  allowedHosts: readonly string[] | undefined;
  /** Address of the peer, where there is a socket. */
  clientAddress(context: Context): string | undefined;
  version?: string | undefined;
  log: ServerLog;
}

interface ChatEndpoint {
  handle(call: { body: string; userId: string; language: Language; frame: string | undefined; signal: AbortSignal }): Promise<Response>;
}

interface FileEndpoint {
  put(userId: string, id: string, request: Request): Promise<Response>;
  get(userId: string, id: string, language?: string): Promise<Response>;
}

/** Requests in, responses out; the user of a chat request travels along. */
export type App = Hono<AppEnv>;

interface AppEnv {
  Variables: { userId: string };
}

const maxChatBytes = 32 * 1024 * 1024;
const maxAuthBytes = 256 * 1024;

/** The whole server as one function from Request to Response: sign-in, chat and health. */
export function createApp(deps: AppDeps): App {
  const { auth, authenticate, signIn, chatkit, attachments, allowedOrigins, allowedHosts, clientAddress, version, log } = deps;
  const app: App = new Hono();
  app.use(checkHost(allowedHosts));
  app.use(
    cors({
      origin: (origin) => (allowedOrigins.includes(origin) ? origin : null),
      // Headers are reflected: clients add their own (protocol §1.3).
      allowMethods: ['POST', 'GET', 'PUT', 'OPTIONS'],
      credentials: true,
      exposeHeaders: ['Retry-After'],
      maxAge: 600,
    }),
  );

  app.get('/health', () => Response.json({ name: appSlug, ...(version !== undefined && { version }) }));

  app.all(`${auth.path}/*`, limit(maxAuthBytes), (c) => {
    const headers = new Headers(c.req.raw.headers);
    const address = clientAddress(c);
    headers.delete(auth.clientAddressHeader);
    if (address !== undefined) headers.set(auth.clientAddressHeader, address);
    return auth.handle(new Request(c.req.raw, { headers }));
  });

  app.all(`${signIn.path}/*`, limit(maxAuthBytes), (c) => signIn.handle(c));

  // The token first: who is not signed in learns nothing else, and nothing of the body is read.
  const signedIn: MiddlewareHandler<AppEnv> = async (c, next) => {
    const user = await authenticate(c.req.header('Authorization') ?? null, languageOf(c));
    if (user instanceof Response) return user;
    c.set('userId', user);
    await next();
    return undefined;
  };

  app.post('/chatkit', signedIn, requireJson, limit(maxChatBytes), async (c) => {
    // A key of its own tells one sending from another for certain; without one, the element that sends is what there is.
    const key = c.req.header('idempotency-key');
    const frame = key === undefined ? c.req.header('chatkit-frame-instance-id') : `key ${key}`;
    return chatkit.handle({ body: await c.req.text(), userId: c.get('userId'), language: requestLanguage(languageOf(c)), frame, signal: c.req.raw.signal });
  });
  app.all('/chatkit', () => {
    return errorResponse(405, 'request.wrong_method', 'Chat requests are sent with POST.', { Allow: 'POST, OPTIONS' });
  });

  app.put(`${attachments.path}/:id`, signedIn, (c) => attachments.put(c.get('userId'), c.req.param('id'), c.req.raw));
  app.get(`${attachments.path}/:id`, signedIn, async (c) => {
    const response = await attachments.get(c.get('userId'), c.req.param('id'), languageOf(c));
    if (c.req.raw.method !== 'HEAD') return response;
    // Nobody reads the body of this answer, and its file would stay open.
    await response.body?.cancel();
    return new Response(null, { status: response.status, headers: response.headers });
  });
  app.all(`${attachments.path}/:id`, () => {
    return errorResponse(405, 'request.wrong_method', 'Attachments are sent with PUT and read with GET.', { Allow: 'GET, PUT, OPTIONS' });
  });

  app.notFound(() => errorResponse(404, 'request.unknown_path', 'There is nothing at this address. Chat requests go to /chatkit.'));
  app.onError((error, c) => {
    log.error('app.fault', describeFault(error));
    return errorResponse(500, 'internal', textsFor(c).server.fault);
  });
  return app;
}

const languageOf = (context: Context): string | undefined => context.req.header('accept-language');
const textsFor = (context: Context): ServerTexts => serverTextsFor(languageOf(context));

/**
 * A page of another site can have its own name resolve to 127.0.0.1 and would then share this server's origin (DNS
 * rebinding). It cannot forge the Host header.
 */
function checkHost(allowed: readonly string[] | undefined): MiddlewareHandler {
  return async (c, next) => {
    if (allowed !== undefined && !allowed.includes(new URL(c.req.url).hostname)) {
      return errorResponse(403, 'request.wrong_host', 'This server answers only under the address that it was started with.');
    }
    await next();
    return undefined;
  };
}

const requireJson: MiddlewareHandler = async (c, next) => {
  const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    return errorResponse(415, 'request.wrong_content_type', 'Chat requests are JSON: send "Content-Type: application/json".');
  }
  await next();
  return undefined;
};

function limit(maxSize: number): MiddlewareHandler {
  const sentence = (c: Context): string => textsFor(c).server.tooLarge(Math.round(maxSize / 1024));
  // The rest of the body is never read, so nothing else can come over this connection.
  return bodyLimit({ maxSize, onError: (c) => errorResponse(413, 'request.too_large', sentence(c), { Connection: 'close' }) });
}
