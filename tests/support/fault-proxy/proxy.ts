/**
 * The fault proxy: a small TCP proxy on loopback in front of a real HTTP server, which does to each connection what a bad
 * network does. Sockets, resets and silence are real; nothing is simulated in the client or in the server.
 *
 *     const proxy = await startFaultProxy(portOfTheServer);
 *     proxy.set({ kind: 'reset', at: 'answer', afterBytes: 200 }); // from the next connection on, until told otherwise
 *     proxy.set(randomFaults(seededRandom(7), 0.3));               // a script, asked for each connection; the same for the same seed
 *     await fetch(`${proxy.origin}/chatkit`);
 *
 * - `set` says what happens to connections to come, `cut` resets those that are open, `down` and `up` close and open the
 *   port, `target` puts another server behind it (one that was restarted). `origin` never changes.
 * - Faults are listed in `faults.ts`. They are of connections: use `freshFetch`, which opens one for each request.
 * - A script gets the first bytes of the connection, the request's head, and may choose by what is asked.
 * - Bytes are passed on as they are; only canned answers and late requests know HTTP.
 * - Lies of DNS are told where names are looked up, in fetch: `lying-fetch.ts`.
 */
import { connect, createServer, type Server, type Socket } from 'node:net';
import { asOnlyRequest, cannedAnswer, requestLength, type Fault } from './faults.ts';

export type { Fault } from './faults.ts';

export interface FaultProxy {
  /** Origin under which the server is reached through the proxy; stays the same. */
  origin: string;
  /** From the next connection on: a fault, a script that is asked for each, or (`undefined`) none. */
  set(fault: Fault | ((head: string) => Fault) | undefined): void;
  /** Resets every open connection. */
  cut(): void;
  /** Stops listening, so that connections are refused by the system; open ones are reset. */
  down(): Promise<void>;
  /** Listens again on the same port. */
  up(): Promise<void>;
  /** Another server behind it, from the next connection on: one that was restarted on another port. */
  target(port: number): void;
  /** Resolves when no late request is on its way any more. */
  quiet(): Promise<void>;
  /** How many connections met which fault. */
  counts: Record<Fault['kind'], number>;
  close(): Promise<void>;
}

type Passing = Extract<Fault, { kind: 'pass' | 'reset' | 'stall' | 'half_close' }>;

/** @param port of the server behind it, on 127.0.0.1 */
export async function startFaultProxy(port = 0): Promise<FaultProxy> {
  const counts: FaultProxy['counts'] = { pass: 0, refuse: 0, reset: 0, stall: 0, half_close: 0, status: 0, portal: 0, late: 0 };
  const open = new Set<Socket>();
  const late = new Set<Promise<void>>();
  let behind = port;
  let next: Fault | ((head: string) => Fault) = { kind: 'pass' };
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
    const script = next;
    if (typeof script !== 'function') meet(client, script);
    else {
      client.once('data', (first: Buffer) => {
        client.pause();
        client.unshift(first);
        meet(client, script(first.toString('latin1')));
        client.resume();
      });
    }
  }

  function meet(client: Socket, fault: Fault): void {
    counts[fault.kind] += 1;
    switch (fault.kind) {
      case 'refuse':
        reset(client);
        return;
      case 'status':
      case 'portal':
        if (fault.kind === 'status' && fault.arrives === true) loseAnswer(client, cannedAnswer(fault));
        else client.once('data', () => endWith(client, cannedAnswer(fault)));
        return;
      case 'late':
        deliverLate(client, fault.ms);
        return;
      default:
        pass(client, fault);
    }
  }

  function pass(client: Socket, fault: Passing): void {
    const upstream = keep(connect(behind, '127.0.0.1'));
    upstream.on('error', () => reset(client));
    client.on('close', () => upstream.destroy());
    function strike(): void {
      if (fault.kind === 'reset') reset(client);
      if (fault.kind === 'half_close') client.end();
      if (fault.kind !== 'stall') {
        upstream.destroy();
        return;
      }
      fault.onStruck?.();
      if (fault.ms === undefined) return;
      const timer = setTimeout(() => reset(client), fault.ms);
      client.on('close', () => clearTimeout(timer));
    }
    carry(client, upstream, limitOf(fault, 'request'), strike);
    carry(upstream, client, limitOf(fault, 'answer'), strike);
  }

  /** The request passes; when the server answers, something else comes in place of its answer. */
  function loseAnswer(client: Socket, answer: string): void {
    const upstream = keep(connect(behind, '127.0.0.1'));
    upstream.on('error', () => reset(client));
    client.on('close', () => upstream.destroy());
    let answered = false;
    client.on('data', (bytes: Buffer) => answered || upstream.write(bytes));
    upstream.once('data', () => {
      answered = true;
      upstream.destroy();
      endWith(client, answer);
    });
    upstream.on('close', () => answered || reset(client));
  }

  function deliverLate(client: Socket, ms: number): void {
    let said = Buffer.alloc(0);
    const hear = (bytes: Buffer): void => {
      said = Buffer.concat([said, bytes]);
      if (said.length < (requestLength(said) ?? Infinity)) return;
      client.off('data', hear);
      reset(client);
      const done: Promise<void> = new Promise<void>((resolve) => {
        setTimeout(() => {
          const upstream = keep(connect(behind, '127.0.0.1'));
          upstream.on('close', () => resolve());
          upstream.end(asOnlyRequest(said));
          upstream.resume();
        }, ms);
      }).finally(() => late.delete(done));
      late.add(done);
    };
    client.on('data', hear);
  }

  function listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      server = createServer({ allowHalfOpen: false }, accept);
      server.once('error', reject);
      server.listen(ownPort, '127.0.0.1', () => {
        ownPort = (server?.address() as { port: number }).port;
        resolve();
      });
    });
  }

  const cut = (): void => {
    for (const socket of open) reset(socket);
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
    set: (fault = { kind: 'pass' }) => void (next = fault),
    cut,
    down,
    up: async () => {
      if (server === undefined) await listen();
    },
    target: (port) => void (behind = port),
    async quiet() {
      while (late.size > 0) await Promise.all(late);
    },
    close: down,
  };
}

/** Bytes that pass in that direction before the fault strikes. */
function limitOf(fault: Passing, direction: 'request' | 'answer'): number {
  if (fault.kind === 'pass') return Infinity;
  const at = fault.kind === 'half_close' ? 'answer' : fault.at;
  return at === direction ? fault.afterBytes : Infinity;
}

/** Passes bytes on up to a limit, and then none. */
function carry(from: Socket, to: Socket, limit: number, strike: () => void): void {
  let passed = 0;
  let struck = false;
  from.on('data', (bytes: Buffer) => {
    if (struck) return;
    const part = bytes.subarray(0, limit - passed);
    passed += part.length;
    if (part.length > 0 && !to.destroyed && !to.write(part)) {
      from.pause();
      to.once('drain', () => from.resume());
    }
    if (passed < limit) return;
    struck = true;
    strike();
  });
  from.on('end', () => {
    if (!struck) to.end();
  });
}

/** Ends the connection with this, whatever else is asked. */
function endWith(client: Socket, answer: string): void {
  client.end(answer);
  // The rest of the request is of no interest, and must not keep the connection open.
  client.resume();
}

/** Node 24: a reset of a socket that is shutting down fails (libuv: EINVAL), and the socket then never closes. */
function reset(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}
