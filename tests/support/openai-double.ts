import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the double answers one streaming request. */
export type Reply =
  /** Words one after the other, then an orderly end. `finish: null` leaves the finish reason out. */
  | { kind: 'words'; words: string[]; finish?: 'stop' | 'length' | 'content_filter' | null }
  /** Thoughts under the name that the endpoint gives them, then words. */
  | { kind: 'thoughts'; field: 'reasoning_content' | 'reasoning'; thoughts: string[]; words: string[] }
  /** Refuses requests with images; answers others with words. */
  | { kind: 'blind'; words: string[] }
  | { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string> }
  /** Words, then the socket is destroyed. */
  | { kind: 'cut'; words: string[] }
  /** Words, then nothing until the client gives up. */
  | { kind: 'hold'; words: string[] }
  /** Words when the test says them. */
  | { kind: 'live'; live: LiveReply }
  /** Takes the request and sends no head. */
  | { kind: 'silent' }
  /** An error in the middle of the stream, as some gateways send it. */
  | { kind: 'event_error'; words: string[]; message: string }
  /** A web page, as a wrong address answers. */
  | { kind: 'page' };

/** An answer in which nothing happens by itself. */
export interface LiveReply {
  /** Resolves when a client has been given this answer. */
  asked: Promise<void>;
  say(...words: string[]): void;
  finish(): void;
  /** Breaks the connection off. */
  cut(): void;
}

interface OpenLiveReply extends LiveReply {
  open(response: ServerResponse): void;
}

/** For one request; what is said before it comes is said then. */
export function liveReply(): LiveReply {
  let response: ServerResponse | undefined;
  const waiting: ((to: ServerResponse) => void)[] = [];
  let open: () => void;
  const asked = new Promise<void>((resolve) => (open = resolve));
  const act = (action: (to: ServerResponse) => void): void => {
    if (response === undefined) waiting.push(action);
    else action(response);
  };
  const reply: OpenLiveReply = {
    asked,
    say: (...words) => act((to) => words.forEach((word) => to.write(chunk({ content: word }, null)))),
    finish: () => act((to) => to.end(`${chunk({}, 'stop')}data: [DONE]\n\n`)),
    cut: () => act((to) => to.write(': cut\n\n', () => setImmediate(() => to.destroy()))),
    open(to) {
      response = to;
      to.flushHeaders();
      for (const action of waiting.splice(0)) action(to);
      open();
    },
  };
  return reply;
}

export interface RecordedRequest {
  path: string;
  authorization: string | undefined;
  body: { model: string; stream?: boolean; messages: { role: string; content: string }[] };
}

/** One request to `/audio/transcriptions`. */
export interface RecordedSpeech {
  model: FormDataEntryValue | null;
  fileName: string;
  type: string;
  bytes: Uint8Array;
}

export interface OpenAiDouble {
  /** What `OPENAI_BASE_URL` would be. */
  baseUrl: string;
  requests: RecordedRequest[];
  /** The answer to streaming requests from now on. */
  reply: Reply;
  /** The answer to title requests: text, or a status that refuses. */
  title: string | number;
  speech: RecordedSpeech[];
  /** The answer to recordings: text, or a status that refuses. */
  transcript: string | number;
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
    speech: [],
    transcript: 'Spoken words.',
    hungUp: () => (hangUps > 0 ? (hangUps--, Promise.resolve()) : new Promise((resolve) => waiting.push(resolve))),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  const server = createServer((request, response) => {
    void readBody(request).then(async (bytes) => {
      if (request.url?.endsWith('/audio/transcriptions') === true) {
        double.speech.push(await readSpeech(request, bytes));
        answerJson(response, double.transcript, (text) => ({ text }));
        return;
      }
      const body = JSON.parse(bytes.toString()) as RecordedRequest['body'];
      double.requests.push({ path: request.url ?? '', authorization: request.headers.authorization, body });
      if (body.stream !== true) {
        const choices = (content: string): unknown => [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }];
        answerJson(response, double.title, (title) => ({ choices: choices(title) }));
        return;
      }
      response.on('close', () => {
        if (response.writableFinished || double.reply.kind === 'cut') return;
        const next = waiting.shift();
        if (next === undefined) hangUps++;
        else next();
      });
      const refused = double.reply.kind === 'blind' && body.messages.some(({ content }) => Array.isArray(content));
      answer(response, refused ? { kind: 'status', status: 400, body: { error: { message: 'No images, please.' } } } : double.reply);
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
  if (reply.kind === 'thoughts') for (const thought of reply.thoughts) response.write(chunk({ [reply.field]: thought }, null));
  if (reply.kind === 'live') {
    (reply.live as OpenLiveReply).open(response);
    return;
  }
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
  const finish = reply.kind === 'words' ? reply.finish : 'stop';
  if (finish !== null) response.write(chunk({}, finish ?? 'stop'));
  response.end('data: [DONE]\n\n');
}

function answerJson(response: ServerResponse, answer: string | number, toBody: (text: string) => unknown): void {
  const refused = typeof answer === 'number';
  response.writeHead(refused ? answer : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(refused ? { error: { message: 'refused' } } : toBody(answer)));
}

function chunk(delta: Record<string, string>, finish: string | null): string {
  return `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function readSpeech(request: IncomingMessage, bytes: Buffer): Promise<RecordedSpeech> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': request.headers['content-type'] ?? '' } }).formData();
  const file = form.get('file') as File;
  return { model: form.get('model'), fileName: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
}
