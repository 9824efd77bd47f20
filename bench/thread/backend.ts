import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { ThreadItem, ThreadStreamEvent } from '../../src/shared/chatkit/types.ts';
import { assistant, thread, user } from '../../tests/support/chatkit-events.ts';
import { answerTokens, itemCount, messageAt, tokensPerSecond } from './samples.ts';

const tickMs = 10;

function itemAt(at: number): ThreadItem {
  const { id, role, text } = messageAt(at);
  return role === 'user' ? user(id, text) : assistant(id, text);
}

/** A ChatKit backend with one long thread, whose every answer is the same long stream. */
export async function answerBench(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { type, params } = JSON.parse(Buffer.concat(chunks).toString()) as { type: string; params: Record<string, string | number | undefined> };
  const document = documentFor(type, params);
  if (document !== undefined) {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  await stream((event) => void response.write(`data: ${JSON.stringify(event)}\n\n`), () => response.destroyed);
  response.end();
}

function documentFor(type: string, params: Record<string, string | number | undefined>): unknown {
  if (type === 'threads.list') return { data: [], has_more: false };
  if (type === 'threads.get_by_id') {
    const data = Array.from({ length: 20 }, (_, at) => itemAt(at));
    return thread({ id: 'thr_bench', title: 'Long', items: { data, has_more: true, after: 'a19' } });
  }
  if (type !== 'items.list') return undefined;
  const from = params['after'] === undefined ? itemCount - 1 : Number(String(params['after']).slice(1)) - 1;
  const data = Array.from({ length: Math.min(Number(params['limit'] ?? 20), from + 1) }, (_, at) => itemAt(from - at));
  return { data, has_more: from - data.length >= 0, after: data.at(-1)?.id };
}

async function stream(send: (event: ThreadStreamEvent) => void, gone: () => boolean): Promise<void> {
  send({ type: 'thread.item.done', item: user('asked', 'Go on, please.') });
  send({ type: 'stream_options', stream_options: { allow_cancel: true } });
  send({ type: 'thread.item.added', item: assistant('answer') });
  const startedAt = performance.now();
  let sent = 0;
  let text = '';
  for (const delta of answerTokens()) {
    while (sent >= ((performance.now() - startedAt) / 1_000) * tokensPerSecond) await wait(tickMs);
    if (gone()) return;
    send({ type: 'thread.item.updated', item_id: 'answer', update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta } });
    text += delta;
    sent += 1;
  }
  send({ type: 'thread.item.done', item: assistant('answer', text) });
}
