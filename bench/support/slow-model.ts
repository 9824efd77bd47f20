import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SlowModel {
  /** What `OPENAI_BASE_URL` would be. */
  baseUrl: string;
  close(): void;
}

/** A chat completions endpoint that streams words at an even pace for as long as somebody listens. */
export async function startSlowModel(wordsPerSecond: number): Promise<SlowModel> {
  const chunk = (delta: object): string =>
    `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: null }] })}\n\n`;
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    let count = 0;
    const timer = setInterval(() => {
      count += 1;
      response.write(chunk({ content: count % 60 === 0 ? '\n\n' : `word${count} ` }));
    }, 1_000 / wordsPerSecond);
    response.on('close', () => clearInterval(timer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
