import { appName } from '../../shared/brand.ts';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { limitConnections } from '../../shared/connection-limit.ts';
import { LatchkeyError } from '../../shared/errors.ts';

/** An HTTP server on 127.0.0.1. */
export interface Listener {
  port: number;
  /** Closes at once: open streams end, too. */
  close(): Promise<void>;
  /** Takes no one in any more; what is open may end by itself. */
  retire(): void;
}

/** What one port gives to whoever connects, before anything of them is known. */
export interface ListenLimits {
  /** Connections at once. */
  connections: number;
  /** Longest that the head of a request may take, in ms. */
  headersMs: number;
  /** Longest that a whole request may take, in ms; the answer has as long as it needs. */
  requestMs: number;
  /** How often that is looked at, in ms. */
  checkMs: number;
}

/** A browser opens six connections to a port; a large file goes over one of them. */
export const defaultLimits: ListenLimits = { connections: 128, headersMs: 10_000, requestMs: 300_000, checkMs: 2_000 };

/** Largest head of a request in bytes, its address included. */
const maxHeaderSize = 16_384;

/**
 * @param port 0 for any free one.
 * @throws LatchkeyError `server.failed` with what to do when the port cannot be had.
 */
export async function listen(port: number, handler: RequestListener, { connections, headersMs, requestMs, checkMs }: ListenLimits = defaultLimits): Promise<Listener> {
  const server = createServer(
    { maxHeaderSize, headersTimeout: headersMs, requestTimeout: requestMs, connectionsCheckingInterval: checkMs, insecureHTTPParser: false, requireHostHeader: true },
    handler,
  );
  limitConnections(server, connections);
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
