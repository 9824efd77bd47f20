import { appName } from '../shared/brand.ts';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartFailure } from './start-failure.ts';

/**
 * Starts to listen.
 * @returns the port, which matters when 0 was asked for.
 * @throws {StartFailure} when the address cannot be had.
 */
export function listen(server: HttpServer, { port, host }: { port: number; host: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, host)));
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

const idleCheckMs = 20;

/** Stops listening, lets answers that are just ending go out, then ends what is left. */
export async function stopListening(server: HttpServer, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection whose answer has gone out is kept alive for another request, which must not come.
  const idle = setInterval(() => server.closeIdleConnections(), idleCheckMs);
  const force = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(force);
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): StartFailure {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartFailure(
        `Port ${port} on ${host} is in use by another program. Stop that program, or choose another port with --port; 0 takes a free one.`,
        { cause: error },
      );
    case 'EACCES':
      return new StartFailure(`Your user may not listen on port ${port}. Choose one above 1023 with --port.`, { cause: error });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartFailure(`This computer has no address ${host}. Leave --host out to listen on 127.0.0.1.`, { cause: error });
    default:
      return new StartFailure(
        `${appName} cannot listen on ${host}, port ${port} (${error.code ?? error.name}). Choose others with --host and --port.`,
        {
          cause: error,
        },
      );
  }
}
