import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { ServerDeps } from '../../src/server/compose-server.ts';
import type { RateLimits } from '../../src/server/auth/rate-limits.ts';
import { startServer, type RunningServer, type StartOptions } from '../../src/server/start-server.ts';
import type { RequestParams } from '../../src/shared/chatkit/requests.ts';
import type { ThreadStreamEvent, UserInput } from '../../src/shared/chatkit/types.ts';

/** Tests sign up often; the limits themselves have their own test. */
export const looseRateLimits: RateLimits = {
  signIn: { window: 1, max: 10_000 },
  signUp: { window: 1, max: 10_000 },
  codes: { window: 1, max: 10_000 },
  mail: { window: 1, max: 10_000 },
  everythingElse: { window: 1, max: 10_000 },
};

/** A new folder directly under the system's temporary one. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'latchkey-server-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** What the process entry injects, with nothing that waits. */
export function testDeps(overrides: Partial<ServerDeps> = {}): ServerDeps {
  return {
    environment: {},
    now: Date.now,
    randomHex: (bytes) => randomBytes(bytes).toString('hex'),
    schedule: () => () => undefined,
    pause: () => Promise.resolve(),
    titleDeadline: () => new AbortController().signal,
    clientAddress: (context) => getConnInfo(context).remote.address,
    log: { warn: () => undefined, error: () => undefined },
    rateLimits: looseRateLimits,
    lockTimeoutMs: 50,
    ...overrides,
  };
}

/** The embedded server on a free port with real sockets, Better Auth and databases. */
export function startEmbeddedServer(
  dataDir: string,
  deps: Partial<ServerDeps> = {},
  options: Partial<StartOptions> = {},
): Promise<RunningServer> {
  return startServer({ port: 0, host: '127.0.0.1', dataDir, issuer: 'urn:latchkey:test', allowedOrigins: [], ...options }, testDeps(deps));
}

let accounts = 0;

/** Headers are added to ours. */
export type ChatInit = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };

/** A signed-up user with a token, speaking ChatKit. */
export interface ChatUser {
  id: string;
  email: string;
  cookie: string;
  token: string;
  post(type: string, params: unknown, init?: ChatInit): Promise<Response>;
  /** A whole request body, for `metadata` and for what is no request. */
  send(body: unknown, init?: ChatInit): Promise<Response>;
  /** The same user at the server's new address. */
  at(url: string): ChatUser;
  json<T>(type: string, params: unknown): Promise<T>;
  events(type: string, params: unknown): Promise<ThreadStreamEvent[]>;
}

/** Sends what Better Auth's client sends, with the Origin that the desktop app uses. */
export function authPost(url: string, path: string, body: unknown, cookie?: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: url, ...(cookie !== undefined && { cookie }) };
  return fetch(`${url}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** @returns the name-value pairs of the cookies that an answer sets. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

export async function signUp(url: string, name = 'Ann'): Promise<ChatUser> {
  const email = `user${++accounts}@example.com`;
  const response = await authPost(url, '/sign-up/email', { email, password: 'correct horse', name });
  const { user } = (await response.json()) as { user: { id: string } };
  const cookie = cookiesOf(response);
  return chatUser(url, { id: user.id, email, cookie, token: await fetchToken(url, cookie) });
}

export async function fetchToken(url: string, cookie: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/token`, { headers: { cookie, origin: url } });
  return ((await response.json()) as { token: string }).token;
}

/** A user whose token is known. */
export function chatUser(url: string, known: Pick<ChatUser, 'id' | 'email' | 'cookie' | 'token'>): ChatUser {
  const send: ChatUser['send'] = (body, init) => postChat(url, body, known.token, init);
  const post: ChatUser['post'] = (type, params, init) => send({ type, params }, init);
  return {
    ...known,
    post,
    send,
    at: (newUrl) => chatUser(newUrl, known),
    json: async <T>(type: string, params: unknown) => (await (await post(type, params)).json()) as T,
    events: async (type, params) => parseEvents(await (await post(type, params)).text()),
  };
}

export function postChat(url: string, body: unknown, token?: string, { headers, ...init }: ChatInit = {}): Promise<Response> {
  const ours = { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(`${url}/chatkit`, { method: 'POST', headers: { ...ours, ...headers }, body: text, ...init });
}

/** Strict on purpose: our framing has exactly one form (protocol §1.5). */
export function parseEvents(body: string): ThreadStreamEvent[] {
  if (body === '') return [];
  if (!body.endsWith('\n\n')) throw new Error('The stream was cut off.');
  return body
    .slice(0, -2)
    .split('\n\n')
    .map((frame) => {
      if (!frame.startsWith('data: ')) throw new Error(`Not a data frame: ${frame}`);
      return JSON.parse(frame.slice(6)) as ThreadStreamEvent;
    });
}

/** A person's message as the element sends it. */
export function input(text: string): UserInput {
  return { content: [{ type: 'input_text', text }], quoted_text: '', attachments: [], inference_options: {} };
}

export function createParams(text: string): RequestParams['threads.create'] {
  return { input: input(text) };
}

/** @returns the id of the thread that a stream created. */
export function createdThread(events: readonly ThreadStreamEvent[]): string {
  const first = events[0];
  if (first?.type !== 'thread.created') throw new Error('The stream created no thread.');
  return first.thread.id;
}
