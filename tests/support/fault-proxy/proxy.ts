/**
 * A small TCP proxy on loopback in front of a real HTTP server, which does to each connection what a bad network does.
 * What happens is said by command (`set`, `cut`, `down`) or, for each new connection, by a script that tests seed. Bytes
 * are passed on as they are; only the canned answers know HTTP. Lies of DNS are told where names are looked up, in fetch:
 * see `lying-fetch.ts`.
 */
import { connect, createServer, type Server, type Socket } from 'node:net';

export type Fault =
  /** Everything passes. */
  | { kind: 'pass' }
  /** Accepted and reset at once, before a byte went on. */
  | { kind: 'refuse' }
  /** Reset (RST) after so many bytes in that direction have passed: 0 and `request` means that the server sees nothing. */
  | { kind: 'reset'; at: 'request' | 'answer'; afterBytes: number }
  /** Nothing more passes in that direction, and nothing is closed: until `cut`, `close`, or somebody's patience ends. */
  | { kind: 'stall'; at: 'request' | 'answer'; afterBytes: number }
  /** The server's side ends (FIN) after so many bytes of the answer, as a gateway does that restarts. */
  | { kind: 'half_close'; afterBytes: number }
  /** Answered here, with this status; the server sees nothing. */
  | { kind: 'status'; status: number }
  /** Answered here, with the sign-in page of a hotel: 200 and HTML, whatever was asked. */
  | { kind: 'portal' };

export interface FaultProxy {
  /** Origin under which the server is reached through the proxy; stays the same. */
  origin: string;
  /** From the next connection on: a fault, a script that is asked for each, or (`undefined`) none. */
  set(fault: Fault | (() => Fault) | undefined): void;
  /** Resets every open connection. */
  cut(): void;
  /** Stops listening, so that connections are refused by the system; open ones are reset. */
  down(): Promise<void>;
  /** Listens again on the same port. */
  up(): Promise<void>;
  /** Another server behind it, from the next connection on: one that was restarted on another port. */
  target(port: number): void;
  /** How many connections met which fault. */
  counts: Record<Fault['kind'], number>;
  close(): Promise<void>;
}

const page = '<!doctype html><title>Welcome to our Wi-Fi</title><h1>Please accept the terms</h1><a href="http://192.0.2.1/accept">Accept</a>';

/** @param port of the server behind it, on 127.0.0.1 */
export async function startFaultProxy(port = 0): Promise<FaultProxy> {
  const counts: FaultProxy['counts'] = { pass: 0, refuse: 0, reset: 0, stall: 0, half_close: 0, status: 0, portal: 0 };
  const open = new Set<Socket>();
  let behind = port;
  let next: () => Fault = () => ({ kind: 'pass' });
  let server: Server | undefined;
  let ownPort = 0;

  function keep(socket: Socket): Socket {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    return socket;
  }

  function accept(client: Socket): void {
    keep(client);
    const fault = next();
    counts[fault.kind] += 1;
    switch (fault.kind) {
      case 'refuse':
        client.resetAndDestroy();
        return;
      case 'status':
        answer(client, fault.status, 'application/json', JSON.stringify({ error: { message: 'A fault of the proxy.' } }));
        return;
      case 'portal':
        answer(client, 200, 'text/html; charset=utf-8', page);
        return;
      default:
        pass(client, fault);
    }
  }

  function pass(client: Socket, fault: Exclude<Fault, { kind: 'refuse' | 'status' | 'portal' }>): void {
    const upstream = keep(connect(behind, '127.0.0.1'));
    upstream.on('error', () => client.resetAndDestroy());
    client.on('close', () => upstream.destroy());
    const strike = (): void => {
      if (fault.kind === 'reset') {
        client.resetAndDestroy();
        upstream.destroy();
      }
      if (fault.kind === 'half_close') {
        client.end();
        upstream.destroy();
      }
    };
    const carry = (from: Socket, to: Socket, at: 'request' | 'answer'): void => {
      const limit = fault.kind !== 'pass' && (fault.kind === 'half_close' ? at === 'answer' : fault.at === at) ? fault.afterBytes : Infinity;
      let passed = 0;
      from.on('data', (bytes: Buffer) => {
        if (passed >= limit && limit !== Infinity && passed > 0) return;
        const part = bytes.subarray(0, limit - passed);
        passed += part.length;
        if (part.length > 0 && !to.destroyed && !to.write(part)) {
          from.pause();
          to.once('drain', () => from.resume());
        }
        if (passed >= limit) strike();
      });
      from.on('end', () => {
        if (passed < limit) to.end();
      });
    };
    carry(client, upstream, 'request');
    carry(upstream, client, 'answer');
  }

  function listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      server = createServer(accept);
      server.once('error', reject);
      server.listen(ownPort, '127.0.0.1', () => {
        ownPort = (server?.address() as { port: number }).port;
        resolve();
      });
    });
  }

  const cut = (): void => {
    for (const socket of open) socket.resetAndDestroy();
  };
  async function down(): Promise<void> {
    const closing = server;
    server = undefined;
    if (closing === undefined) return;
    const closed = new Promise((resolve) => closing.close(resolve));
    cut();
    await closed;
  }

  await listen();
  return {
    origin: `http://127.0.0.1:${ownPort}`,
    counts,
    set(fault) {
      next = typeof fault === 'function' ? fault : () => fault ?? { kind: 'pass' };
    },
    cut,
    down,
    up: async () => {
      if (server === undefined) await listen();
    },
    target(next) {
      behind = next;
    },
    close: down,
  };
}

/** Answers the first bytes of whatever is asked, and ends the connection. */
function answer(client: Socket, status: number, type: string, body: string): void {
  client.once('data', () => {
    client.end(`HTTP/1.1 ${status} Fault\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
    // The rest of the request is of no interest, and must not keep the connection open.
    client.resume();
  });
}
