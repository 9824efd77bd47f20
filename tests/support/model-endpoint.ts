import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createModelChecker, type ModelChecker } from '../../src/main/local-server/model-check.ts';
import { createUpstreamFetch } from '../../src/main/net/upstream-fetch.ts';
import { createManualClock } from './manual-clock.ts';
import { testTls } from './tls-fixture.ts';

/** One request to the endpoint. */
export interface Asked {
  method: string;
  path: string;
  authorization: string | undefined;
  body: string;
}

export type Answer = (asked: Asked, response: ServerResponse) => void;

/** Endpoints with real sockets, and what examines them over the app's own fetch. `dispose` ends all of it. */
export function createEndpoints() {
  const cleanUps: (() => unknown)[] = [];

  /** An endpoint with a real socket that answers as the test says, and everything it was asked. */
  async function endpoint(answer: Answer, secure = false): Promise<{ origin: string; host: string; asked: Asked[]; close(): Promise<unknown> }> {
    const asked: Asked[] = [];
    const listener: RequestListener = (request: IncomingMessage, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const one = { method: request.method ?? '', path: request.url ?? '', authorization: request.headers.authorization, body };
        asked.push(one);
        answer(one, response);
      });
    };
    const server: Server = secure ? createTlsServer(testTls, listener) : createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const close = (): Promise<unknown> => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    };
    cleanUps.push(close);
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { origin: `${secure ? 'https' : 'http'}://${host}`, host, asked, close };
  }

  function checker(): { check: ModelChecker; clock: ReturnType<typeof createManualClock> } {
    const clock = createManualClock();
    const upstream = createUpstreamFetch();
    cleanUps.push(() => upstream.dispose());
    return { check: createModelChecker({ fetch: upstream.fetch, schedule: clock.schedule, now: clock.now }), clock };
  }

  return {
    endpoint,
    checker,
    async dispose(): Promise<void> {
      for (const clean of cleanUps.splice(0)) await clean();
    },
  };
}

export const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
};
export const stream = (response: ServerResponse, ...events: unknown[]): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events) response.write(`data: ${JSON.stringify(event)}\n\n`);
};
export const chunk = (content: string): object => ({ object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content }, finish_reason: null }] });
export const key = 'sk-the-key-of-the-test';
export const names = (...ids: string[]): object => ({ object: 'list', data: ids.map((id) => ({ id, object: 'model' })) });
