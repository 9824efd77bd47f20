import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFaultProxy } from '../fault-proxy/proxy.ts';
import { firstPassword } from './auth-data.ts';
import { createSocketNetwork } from './socket-network.ts';
import type { OpenSessionWorld, Revocation } from './world.ts';

export type AuthCall = { id: number; name: 'sessions' } | { id: number; name: 'revoke'; how: Revocation; password: string };

/** `id` 0: it listens on that port. */
export interface AuthReply {
  id: number;
  value?: number | string | string[];
  error?: string;
}

/** A port where nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Real sockets through the fault proxy to a real Better Auth server process, which a restart ends with `kill -9`. */
export const openSocketWorld: OpenSessionWorld = async (deps) => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-auth-'));
  const proxy = await startFaultProxy();
  const network = createSocketNetwork({ ...deps, proxy, nobodyAt: `http://127.0.0.1:${await closedPort()}` });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let child: ChildProcess;
  let password = firstPassword;
  let last = 0;

  async function start(): Promise<void> {
    child = fork(join(import.meta.dirname, 'auth-process.ts'), [join(folder, 'auth.db'), proxy.origin], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
    const port = new Promise((resolve, reject) => {
      waiting.set(0, { resolve, reject });
      child.once('exit', () => reject(new Error('The auth server did not start.')));
    });
    child.on('message', (message) => {
      const { id, value, error } = message as AuthReply;
      const call = waiting.get(id);
      waiting.delete(id);
      if (error === undefined) call?.resolve(value);
      else call?.reject(new Error(error));
    });
    proxy.target((await port) as number);
  }
  async function stop(): Promise<void> {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
  function call<T>(request: { name: 'sessions' } | { name: 'revoke'; how: Revocation; password: string }): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const id = (last += 1);
      waiting.set(id, { resolve: (value) => resolve(value as T), reject });
      child.send({ id, ...request });
    });
  }

  await start();
  return {
    url: proxy.origin,
    fetch: network.fetch,
    fault: network.fault,
    faults: network.faults,
    restartShare: 0.25,
    server: {
      password: () => password,
      sessions: () => call<string[]>({ name: 'sessions' }),
      async revoke(how) {
        password = await call<string>({ name: 'revoke', how, password });
      },
      async restart(meanwhile) {
        await stop();
        await meanwhile();
        await start();
      },
    },
    async close() {
      await proxy.close();
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
