import { createServer, request as forward, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the gate answers in the server's place. */
export interface GateAnswer {
  status: number;
  headers?: Record<string, string>;
  /** As JSON; text is sent as it is. */
  body: unknown;
}

/** A small HTTP proxy in front of a chat server: what it lets through is up to the test, request by request. */
export interface ChatGate {
  origin: string;
  /** `undefined`: the server answers. `stall`: nobody does. */
  answer: (request: { path: string; type: string; body: string }) => GateAnswer | 'stall' | undefined;
  /** Types of the chat requests that came so far, in their order. */
  seen: string[];
  /** Breaks every open answer off. */
  cut(): void;
  close(): Promise<void>;
}

/** @param target origin of the server behind it */
export async function startChatGate(target: string): Promise<ChatGate> {
  const open = new Set<ServerResponse>();
  const server = createServer((asked, response) => {
    open.add(response);
    response.once('close', () => open.delete(response));
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk));
    asked.on('end', () => {
      const body = Buffer.concat(chunks);
      const path = asked.url ?? '/';
      const type = typeOf(body.toString());
      if (type !== '') gate.seen.push(type);
      const own = gate.answer({ path, type, body: body.toString() });
      if (own === 'stall') return;
      if (own !== undefined) {
        const isText = typeof own.body === 'string';
        response.writeHead(own.status, { 'content-type': isText ? 'text/html; charset=utf-8' : 'application/json', ...own.headers });
        response.end(isText ? own.body : JSON.stringify(own.body));
        return;
      }
      const { hostname, port } = new URL(target);
      const upstream = forward({ hostname, port, path, method: asked.method, headers: asked.headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      upstream.on('error', () => response.destroy());
      response.once('close', () => upstream.destroy());
      upstream.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const gate: ChatGate = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: () => undefined,
    seen: [],
    cut: () => open.forEach((response) => response.destroy()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return gate;
}

function typeOf(body: string): string {
  try {
    const { type } = JSON.parse(body) as { type?: unknown };
    return typeof type === 'string' ? type : '';
  } catch {
    return '';
  }
}
