/**
 * The chat server of the benchmarks, in a process of its own so that it does not share an event loop with what is measured.
 * POST body: what to answer, see `Order` in `upstream.ts`. Reports to its parent when an answer's connection is closed early.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { Order } from './upstream.ts';

const blockBytes = 65_536;

/** What a model's answer is made of. */
const opening = { type: 'thread.item.added', item: { id: 'm', thread_id: 't', created_at: '', type: 'assistant_message', content: [] } };
const word = { type: 'thread.item.updated', item_id: 'm', update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: '' } };

function stream(response: ServerResponse, { id, events, perSecond, padding = 0 }: Extract<Order, { kind: 'events' }>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const startedAt = process.hrtime.bigint();
  let sent = 0;
  const send = (): void => {
    // Catches up after a late timer, so that the rate holds over the whole answer.
    const due = Math.min(events, Math.floor((Number(process.hrtime.bigint() - startedAt) / 1e9) * perSecond) + 1);
    for (; sent < due; sent += 1) {
      const event = sent === 0 ? opening : { ...word, update: { ...word.update, delta: 'x'.repeat(padding) } };
      response.write(`data: ${JSON.stringify({ ...event, at: String(process.hrtime.bigint()), index: sent })}\n\n`);
    }
    if (sent < events) return;
    clearInterval(timer);
    response.end();
  };
  const timer = setInterval(send, 1_000 / perSecond);
  response.on('close', () => {
    clearInterval(timer);
    if (sent < events) process.send?.({ type: 'closed', id, at: String(process.hrtime.bigint()) });
  });
  send();
}

function bulk(response: ServerResponse, { bytes }: Extract<Order, { kind: 'bulk' }>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const block = Buffer.alloc(blockBytes, 'data: {"type":"progress_update","text":"0123456789 0123456789 0123456789"}\n\n');
  let left = bytes;
  const write = (): void => {
    while (left > 0) {
      const piece = left < blockBytes ? block.subarray(0, left) : block;
      left -= piece.length;
      if (!response.write(piece)) {
        response.once('drain', write);
        return;
      }
    }
    response.end();
  };
  write();
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const order = JSON.parse(Buffer.concat(chunks).toString()) as Order;
    if (order.kind === 'events') stream(response, order);
    else bulk(response, order);
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ type: 'listening', port: typeof address === 'object' ? address?.port : undefined });
});
process.on('disconnect', () => process.exit(0));
