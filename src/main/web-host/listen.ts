import { appName } from '../../shared/brand.ts';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LatchkeyError } from '../../shared/errors.ts';

/** An HTTP server on 127.0.0.1. */
export interface Listener {
  port: number;
  /** Closes at once: open streams end, too. */
  close(): Promise<void>;
  /** Takes no one in any more; what is open may end by itself. */
  retire(): void;
}

/**
 * @param port 0 for any free one.
 * @throws LatchkeyError `server.failed` with what to do when the port cannot be had.
 */
export async function listen(port: number, handler: RequestListener): Promise<Listener> {
  const server = createServer(handler);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new LatchkeyError('server.failed', sentenceFor(error.code, port), { cause: error })));
    server.listen(port, '127.0.0.1', resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => close(server), retire: () => void server.close() };
}

function sentenceFor(code: string | undefined, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} is already in use. Close the program that uses it, or start ${appName} with --port and another number.`;
  if (code === 'EACCES') return `Port ${port} is not open to your account. Start ${appName} with --port and a number above 1024.`;
  return `${appName} could not listen on port ${port} (${code ?? 'unknown reason'}). Start it with --port and another number.`;
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
