import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { LatchkeyError, type ErrorCode } from '../../../src/shared/errors.ts';
import type { AppUnderTest } from './under-test.ts';

export interface AppProcessOptions {
  url: string;
  token: string;
  /** Of its history. */
  folder: string;
  /** 64 hex digits. */
  key: string;
  seed: number;
  honoursIds: boolean;
  patienceMs: number;
  skewMs: number;
}

export interface AppCall {
  id: number;
  method: Exclude<keyof AppUnderTest, 'kill'>;
  args: unknown[];
}

/** `id` 0: it has started. */
export interface AppReply {
  id: number;
  value?: unknown;
  error?: string;
  code?: ErrorCode | undefined;
}

/** The app in a process of its own; `kill` is a real `kill -9`. */
export async function startRemoteApp(options: AppProcessOptions): Promise<AppUnderTest> {
  const child = fork(join(import.meta.dirname, 'app-process.ts'), [JSON.stringify(options)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
  const exited = once(child, 'exit');
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;
  let killed = false;
  const ready = new Promise<void>((resolve, reject) => {
    waiting.set(0, { resolve: () => resolve(), reject });
  });
  child.on('message', (message) => {
    const { id, value, error, code } = message as AppReply;
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.resolve(value);
    else call?.reject(code === undefined ? new Error(error) : new LatchkeyError(code, error));
  });
  void exited.then(() => {
    if (!killed) for (const { reject } of waiting.values()) reject(new Error('The process of the app ended by itself.'));
  });
  const call = <T>(method: AppCall['method'], ...args: unknown[]): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (killed) return;
      const id = (last += 1);
      waiting.set(id, { resolve: resolve, reject });
      child.send({ id, method, args } satisfies AppCall);
    });
  await ready;
  return {
    say: (message) => call('say', message),
    views: () => call('views'),
    attempts: () => call('attempts'),
    edit: (id, text) => call('edit', id, text),
    remove: (id) => call('remove', id),
    rename: (threadId, title) => call('rename', threadId, title),
    flush: () => call('flush'),
    serverThread: (threadId) => call('serverThread', threadId),
    async kill() {
      killed = true;
      child.kill('SIGKILL');
      await exited;
    },
  };
}
