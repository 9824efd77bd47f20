import type { IncomingMessage, ServerResponse } from 'node:http';

type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>;

/**
 * Node's request as a standard one. Its signal aborts when the client goes away before the answer is complete.
 * @param origin what the URL begins with; the Host header is not believed.
 * @throws TypeError for what a Request cannot hold (a path that is none, a forbidden method), and for two hosts (RFC 9112 §3.2).
 */
export function toRequest(incoming: IncomingMessage, outgoing: ServerResponse, origin: string): Request {
  if (incoming.url?.startsWith('/') !== true) throw new TypeError('Not a path');
  const headers = new Headers();
  for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i] ?? '', incoming.rawHeaders[i + 1] ?? '');
  }
  if (incoming.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length !== 1) throw new TypeError('Not one host');
  const controller = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) controller.abort();
  });
  const method = incoming.method ?? 'GET';
  const withBody = method !== 'GET' && method !== 'HEAD';
  const body = withBody ? { body: bodyOf(incoming), duplex: 'half' } : {};
  return new Request(origin + incoming.url, { method, headers, signal: controller.signal, ...body });
}

/**
 * The body as it arrives, never more than the reader takes. Cancelling does not close the socket, as Node's own
 * conversion would: the rest is read and thrown away, so that the client gets to see why it was refused.
 */
function bodyOf(incoming: IncomingMessage): Bytes {
  let done = false;
  return new ReadableStream({
    start(controller) {
      incoming.pause();
      incoming.on('data', (chunk: Buffer<ArrayBuffer>) => {
        if (done) return;
        controller.enqueue(chunk);
        incoming.pause();
      });
      incoming.once('end', () => {
        if (!done) controller.close();
        done = true;
      });
      incoming.once('close', () => {
        if (!done) controller.error(new Error('The client went away.'));
        done = true;
      });
      incoming.on('error', () => undefined);
    },
    pull: () => void incoming.resume(),
    cancel() {
      done = true;
      incoming.resume();
    },
  });
}

/**
 * Sends a standard answer. The head goes out at once, the body at the client's pace; a body that errors breaks the
 * connection off, which is the only way HTTP/1.1 has to say "not complete".
 */
export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  const reader = (response.body)?.getReader();
  const gone = new Promise<void>((resolve) => outgoing.once('close', resolve));
  void gone.then(() => reader?.cancel()).catch(() => undefined);
  try {
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.flushHeaders();
    while (reader !== undefined && !outgoing.destroyed) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!outgoing.write(value)) await Promise.race([gone, new Promise<void>((resolve) => outgoing.once('drain', resolve))]);
    }
    outgoing.end();
  } catch {
    outgoing.destroy();
  }
}
