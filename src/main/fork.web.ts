import { fork } from 'node:child_process';
import type { Child } from './child.ts';

/** Runs a bundle, or its source, as a Node child process (web host). Messages are cloned as Electron's are: `undefined` stays. */
export function forkNodeChild(modulePath: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Child {
  const child = fork(modulePath, args, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced' });
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
    hold(isBusy) {
      for (const handle of [child, child.channel]) handle?.[isBusy ? 'ref' : 'unref']();
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
