import { pageHeader, type DesktopEvents, type EventName } from '../../shared/desktop-api.ts';
import { LatchkeyError, toWireError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import { errorAnswer, jsonAnswer } from '../http-answers.ts';
import type { Log } from '../platform.ts';
import { readBody } from '../request-body.ts';
import { createEventStreams, type EventStreams } from './event-streams.ts';
import { maxInputBytes } from './input-size.ts';
import type { Router } from './router.ts';

export interface WebRpcDeps {
  router: Router;
  log: Log;
  streams?: EventStreams;
}

/** The web host's twin of `ipc.electron.ts`: calls by POST `/rpc`, events by GET `/events`. For the shell's port only. */
export interface WebRpc {
  /** `undefined`: not an address of ours. Never rejects. */
  handle(request: Request): Promise<Response | undefined>;
  publish<E extends EventName>(event: E, payload: DesktopEvents[E]): void;
  dispose(): void;
}

export function createWebRpc({ router, log, streams = createEventStreams() }: WebRpcDeps): WebRpc {
  async function call(request: Request): Promise<Response> {
    if (request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
      throw new LatchkeyError('request.invalid', say('requests', 'jsonOnly'), { status: 415 });
    }
    const message = parse(await readBody(request, maxInputBytes));
    // Browsers put the origin on every POST; the shell's documents cannot be framed (frame-ancestors 'none').
    const sender = { origin: request.headers.get('origin') ?? '', topFrame: true };
    return jsonAnswer(await router.dispatch(sender, message['method'], message['input']));
  }

  async function route(request: Request): Promise<Response | undefined> {
    const { pathname } = new URL(request.url);
    const isCall = pathname === '/rpc' && request.method === 'POST';
    const isEvents = pathname === '/events' && request.method === 'GET';
    if (!isCall && !isEvents) return undefined;
    if (request.headers.get(pageHeader) !== 'shell') throw new LatchkeyError('request.denied', say('errors', 'onlyOwnWindow'));
    if (isCall) return call(request);
    const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
    return new Response(streams.open(), { headers });
  }

  return {
    async handle(request) {
      try {
        return await route(request);
      } catch (error) {
        const wire = toWireError(error);
        log.warn('call.refused', { code: wire.code });
        return errorAnswer(wire, wire.status);
      }
    },
    publish: (event, payload) => streams.publish(event, payload),
    dispose: () => streams.dispose(),
  };
}

/** @throws LatchkeyError `request.invalid` unless the body is an object with at most `method` and `input`. */
function parse(body: Uint8Array<ArrayBuffer>): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    value = undefined;
  }
  const isMessage = typeof value === 'object' && value !== null && Object.keys(value).every((key) => key === 'method' || key === 'input');
  if (!isMessage) throw new LatchkeyError('request.invalid', say('errors', 'incomplete'));
  return value as Record<string, unknown>;
}
