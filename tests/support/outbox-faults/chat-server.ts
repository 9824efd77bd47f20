import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The real embedded server, in a process that can be killed. */
export interface ChatServer {
  /** Of the process that runs now. */
  url(): string;
  /** `kill -9`, and a new process with the same data; on another port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startChatServer(folder: string): Promise<ChatServer> {
  let child: ChildProcess;
  let url = '';

  async function start(): Promise<void> {
    child = fork(join(import.meta.dirname, 'chat-process.ts'), [folder], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('The chat server did not start.')));
    [url] = (await Promise.race([once(child, 'message'), ended])) as [string];
    ended.catch(() => undefined);
  }
  async function stop(): Promise<void> {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  await start();
  return {
    url: () => url,
    async restart() {
      await stop();
      await start();
    },
    stop,
  };
}
