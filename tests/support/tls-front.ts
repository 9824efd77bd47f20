import { request as forward, type IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { TestCertificate } from './certificates.ts';

export interface TlsFront {
  /** `127.0.0.1:N`, which is not the name it is known by. */
  host: string;
  /** Headers of everything that reached it. */
  seen: IncomingHttpHeaders[];
  close(): Promise<void>;
}

/**
 * Ends TLS in front of a server on loopback, as reverse proxies do: a backend by name, with a certificate.
 * @param origin of the server as people know it; @param target of the one behind it
 */
export async function startTlsFront({ key, cert }: TestCertificate, origin: string, target: string): Promise<TlsFront> {
  const sockets = new Set<Socket>();
  const seen: IncomingHttpHeaders[] = [];
  const { hostname, port, host } = new URL(target);
  const server = createServer({ key, cert }, (request, response) => {
    seen.push(request.headers);
    const headers = { ...request.headers, host, ...(request.headers.origin === origin && { origin: target }) };
    const onward = forward({ hostname, port, path: request.url, method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.once('close', () => onward.destroy());
    request.pipe(onward);
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      sockets.forEach((socket) => void socket.destroy());
      await closed;
    },
  };
}
