import { fork } from 'node:child_process';
import type { Child } from './server-process.ts';

/** Runs the embedded server's bundle as a Node child process (web host). */
export function forkNodeChild(modulePath: string, args: readonly string[]): Child {
  const child = fork(modulePath, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let failed: ((code: number) => void) | undefined;
  child.on('error', () => failed?.(1));
  return {
    post(message) {
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit(listener) {
      failed = listener;
      child.on('exit', (code) => listener(code ?? 1));
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
