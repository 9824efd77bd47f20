import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** One CONNECT that reached the proxy. */
export interface ProxyRequest {
  /** `host:port`, by name. */
  to: string;
  /** `Proxy-Authorization`, where one came. */
  authorization: string | undefined;
  status: number;
}

export interface AuthProxy {
  /** `127.0.0.1:N` */
  host: string;
  origin: string;
  requests: ProxyRequest[];
  /** Who may go through; `undefined`: everybody. */
  login: { name: string; password: string } | undefined;
  /** Closes every tunnel that is open. */
  cut(): void;
  close(): Promise<void>;
}

export interface AuthProxyOptions {
  login?: { name: string; password: string };
  /** Value of `Proxy-Authenticate`. */
  challenge?: string;
  /** Where a name is, by `host:port`; the proxy looks names up itself. */
  names?: (to: string) => string | undefined;
}

/** A real forward proxy on loopback: CONNECT only, with Basic authentication where a login is set (RFC 9110 §9.3.6, RFC 7617). */
export async function startAuthProxy({ login, challenge = 'Basic realm="Example Corp", charset="UTF-8"', names = () => undefined }: AuthProxyOptions = {}): Promise<AuthProxy> {
  const sockets = new Set<Socket>();
  const requests: ProxyRequest[] = [];
  const server = createServer((_request, response) => void response.writeHead(405).end());
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('connect', (request, socket: Socket) => {
    const to = request.url ?? '';
    const authorization = request.headers['proxy-authorization'];
    const wanted = proxy.login && `Basic ${Buffer.from(`${proxy.login.name}:${proxy.login.password}`).toString('base64')}`;
    const place = names(to);
    const status = wanted !== undefined && authorization !== wanted ? 407 : place === undefined ? 502 : 200;
    requests.push({ to, authorization, status });
    if (status !== 200 || place === undefined) {
      const header = status === 407 ? `Proxy-Authenticate: ${challenge}\r\n` : '';
      socket.end(`HTTP/1.1 ${status} No\r\n${header}Content-Length: 0\r\nConnection: close\r\n\r\n`);
      return;
    }
    const [hostname = '', port = ''] = place.split(':');
    const onward = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const proxy: AuthProxy = {
    host,
    origin: `http://${host}`,
    requests,
    login,
    cut: () => sockets.forEach((socket) => void socket.destroy()),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      proxy.cut();
      await closed;
    },
  };
  return proxy;
}
