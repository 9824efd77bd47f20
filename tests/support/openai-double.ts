import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the double answers one streaming request. */
export type Reply =
  /** Words one after the other, then an orderly end. `finish: null` leaves the finish reason out. */
  | { kind: 'words'; words: string[]; finish?: 'stop' | 'length' | 'content_filter' | null }
  | { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string> }
  /** Words, then the socket is destroyed. */
  | { kind: 'cut'; words: string[] }
  /** Words, then nothing until the client gives up. */
  | { kind: 'hold'; words: string[] }
  /** Takes the request and sends no head. */
  | { kind: 'silent' }
  /** An error in the middle of the stream, as some gateways send it. */
  | { kind: 'event_error'; words: string[]; message: string }
  /** A web page, as a wrong address answers. */
  | { kind: 'page' };

export interface RecordedRequest {
  path: string;
  authorization: string | undefined;
  body: { model: string; stream?: boolean; messages: { role: string; content: string }[] };
}

export interface OpenAiDouble {
  /** What `OPENAI_BASE_URL` would be. */
  baseUrl: string;
  requests: RecordedRequest[];
  /** The answer to streaming requests from now on. */
  reply: Reply;
  /** The answer to title requests: text, or a status that refuses. */
  title: string | number;
  /** Resolves when a client has hung up on a streaming request before its end. */
  hungUp(): Promise<void>;
  close(): Promise<void>;
}

/** A chat completions endpoint on loopback with a real socket, so that cuts and hang-ups are real too. */
export async function startOpenAiDouble(): Promise<OpenAiDouble> {
  const waiting: (() => void)[] = [];
  let hangUps = 0;
  const double: OpenAiDouble = {
    baseUrl: '',
    requests: [],
    reply: { kind: 'words', words: ['Hel', 'lo'] },
    title: 'Greeting',
    hungUp: () => (hangUps > 0 ? (hangUps--, Promise.resolve()) : new Promise((resolve) => waiting.push(resolve))),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  const server = createServer((request, response) => {
    void readBody(request).then((text) => {
      const body = JSON.parse(text) as RecordedRequest['body'];
      double.requests.push({ path: request.url ?? '', authorization: request.headers.authorization, body });
      if (body.stream !== true) {
        answerTitle(response, double.title);
        return;
      }
      response.on('close', () => {
        if (response.writableFinished || double.reply.kind === 'cut') return;
        const next = waiting.shift();
        if (next === undefined) hangUps++;
        else next();
      });
      answer(response, double.reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  double.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return double;
}

function answer(response: ServerResponse, reply: Reply): void {
  if (reply.kind === 'silent') return;
  if (reply.kind === 'status') {
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
    response.end(JSON.stringify(reply.body ?? { error: { message: 'refused' } }));
    return;
  }
  if (reply.kind === 'page') {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Welcome</title>');
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const word of reply.words) response.write(chunk({ content: word }, null));
  if (reply.kind === 'hold') return;
  if (reply.kind === 'cut') {
    // After the words have left the machine's buffers, or they would be lost with the socket.
    response.write(': cut\n\n', () => setImmediate(() => response.destroy()));
    return;
  }
  if (reply.kind === 'event_error') {
    response.end(`data: ${JSON.stringify({ error: { message: reply.message } })}\n\n`);
    return;
  }
  if (reply.finish !== null) response.write(chunk({}, reply.finish ?? 'stop'));
  response.end('data: [DONE]\n\n');
}

function answerTitle(response: ServerResponse, title: string | number): void {
  const refused = typeof title === 'number';
  response.writeHead(refused ? title : 200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify(
      refused
        ? { error: { message: 'no title' } }
        : { choices: [{ index: 0, message: { role: 'assistant', content: title }, finish_reason: 'stop' }] },
    ),
  );
}

function chunk(delta: { content?: string }, finish: string | null): string {
  return `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part as string;
  return text;
}
