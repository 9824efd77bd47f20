import { createServer, type IncomingHttpHeaders, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A request that reached the double, body read. */
export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Answers one request; the helpers below make them. */
export type Answer = (response: ServerResponse, request: SeenRequest) => void | Promise<void>;

export interface Upstream {
  /** `http://127.0.0.1:N` */
  origin: string;
  /** The chat endpoint of the double. */
  url: string;
  requests: SeenRequest[];
  /** Sets the answers to come, in turn; the last one repeats. */
  answer(...answers: Answer[]): void;
  /** How many requests the client hung up on before their answer was complete. */
  aborts(): number;
  /** Resolves when there were so many. */
  untilAborts(count: number): Promise<void>;
  /** Resolves when so many requests have come. */
  untilRequests(count: number): Promise<void>;
  close(): Promise<void>;
}

/** A chat backend on a real loopback socket that behaves as badly as a test wants. */
export async function startUpstream(options: { tls?: { key: string; cert: string } } = {}): Promise<Upstream> {
  const requests: SeenRequest[] = [];
  let answers: Answer[] = [json(200, {})];
  let aborts = 0;
  const waiting = new Set<() => void>();
  const changed = (): void => waiting.forEach((check) => check());

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.on('close', () => {
      // A cut is our own doing.
      if (response.writableFinished || cutByUs.has(response)) return;
      aborts += 1;
      changed();
    });
    let body = '';
    for await (const chunk of incoming.setEncoding('utf8')) body += chunk as string;
    const seen = { method: incoming.method ?? '', path: incoming.url ?? '', headers: incoming.headers, body };
    const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
    requests.push(seen);
    changed();
    await answer(response, seen);
  };
  const listener: RequestListener = (incoming, response) => void handle(incoming, response).catch(() => response.destroy());
  const server: Server = options.tls ? createTlsServer(options.tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `${options.tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const until = (done: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!done()) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });

  return {
    origin,
    url: `${origin}/chatkit`,
    requests,
    answer: (...given) => void (answers = given),
    aborts: () => aborts,
    untilAborts: (count) => until(() => aborts >= count),
    untilRequests: (count) => until(() => requests.length >= count),
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

const cutByUs = new WeakSet<ServerResponse>();

const sseHeaders = { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' };

/** One frame as the protocol writes it (chatkit-protocol §1.5). */
export function frame(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return (response) => void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export function text(status: number, type: string, body: string, headers: Record<string, string> = {}): Answer {
  return (response) => void response.writeHead(status, { 'content-type': type, ...headers }).end(body);
}

export function redirect(location: string, status = 307): Answer {
  return (response) => void response.writeHead(status, { location }).end();
}

/** Takes the request and never says a word. */
export function stall(): Answer {
  return () => undefined;
}

/** Streams the events at once, then ends, breaks the connection off, or stays open without a word. */
export function sse(events: readonly unknown[], then: 'end' | 'cut' | 'hold' = 'end'): Answer {
  return (response) => {
    response.writeHead(200, sseHeaders);
    for (const event of events) response.write(frame(event));
    if (then === 'end') response.end();
    else if (then === 'cut') cut(response);
    else response.flushHeaders();
  };
}

/** A stream that the test drives by hand. */
export interface LiveStream {
  answer: Answer;
  /** Resolves when a request has been given this answer. */
  opened: Promise<void>;
  send(event: unknown): void;
  end(): void;
  cut(): void;
}

export function liveStream(): LiveStream {
  let response: ServerResponse | undefined;
  let open: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return {
    opened,
    answer(given) {
      response = given;
      given.writeHead(200, sseHeaders).flushHeaders();
      open();
    },
    send: (event) => void response!.write(frame(event)),
    end: () => void response!.end(),
    cut: () => cut(response!),
  };
}

/** Ends the connection in mid-answer, after what was written has left. */
function cut(response: ServerResponse): void {
  cutByUs.add(response);
  const { socket } = response;
  response.write('', () => socket?.end(() => socket.destroy()));
}
