import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FromServer } from '../../src/shared/server-control.ts';

const entry = join(import.meta.dirname, '../../src/server/index.ts');
/** Node 24, which runs TypeScript as it is; the product runs the bundle. */
const node = join(import.meta.dirname, '../../node_modules/.bin/node');

export interface ForkedServer {
  pid: number;
  /** Its first word after the key; `undefined` when it ended without one. */
  report: Promise<FromServer | undefined>;
  /** Arguments and environment that it was started with, as others on the machine could read them. */
  started: { args: readonly string[]; env: Readonly<Record<string, string | undefined>> };
  ended: Promise<unknown>;
  /** Asks it to stop, and waits. */
  stop(): Promise<void>;
  /** `kill -9`, and waits. */
  kill(): Promise<void>;
}

/** The embedded server as the app runs it: a child process that asks for the key of its data. */
export function forkServer(dataDir: string, dataKey: string | null, args: readonly string[] = []): ForkedServer {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
  const all = ['--data', dataDir, ...args];
  const child = fork(entry, all, { execPath: node, stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env });
  const ended = once(child, 'exit');
  const report = new Promise<FromServer | undefined>((resolve) => {
    child.on('message', (message) => {
      if ((message as FromServer).type === 'key_wanted') child.send({ type: 'unlock', dataKey });
      else resolve(message as FromServer);
    });
    void ended.then(() => resolve(undefined));
  });
  return {
    pid: child.pid ?? 0,
    report,
    started: { args: all, env },
    ended,
    async stop() {
      if (child.connected) child.send({ type: 'stop' });
      await ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The address of a server that must have started. */
export async function urlOf(server: ForkedServer): Promise<string> {
  const report = await server.report;
  if (report?.type !== 'listening') throw new Error(`The server did not start: ${JSON.stringify(report)}`);
  return report.url;
}
