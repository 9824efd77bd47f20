import { parseFromServer, type StartFailureReason } from '../../shared/server-control.ts';
import type { Child } from '../child.ts';
import type { Dispose, ServerProcess } from '../platform.ts';

/** The server said why it cannot start; `message` is its sentence. */
export class ServerStartError extends Error {
  override readonly name = 'ServerStartError';
  readonly reason: StartFailureReason | undefined;

  constructor(message: string, reason: StartFailureReason | undefined) {
    super(message);
    this.reason = reason;
  }
}

const stopGraceMs = 3_000;

/**
 * Speaks the embedded server's control messages (`src/shared/server-control.ts`) over a child process.
 * `stop` asks first and ends the process after three seconds.
 */
export function createServerProcess(child: Child, schedule: (callback: () => void, delayMs: number) => () => void): ServerProcess {
  const exitListeners = new Set<(code: number) => void>();
  const exited = new Promise<number>((resolve) => {
    child.onExit((code) => {
      resolve(code);
      for (const listener of exitListeners) listener(code);
    });
  });
  let askForKey: () => void = () => undefined;
  const keyWanted = new Promise<void>((resolve) => (askForKey = resolve));
  let encrypted = false;
  const ready = new Promise<string>((resolve, reject) => {
    child.onMessage((message) => {
      const report = parseFromServer(message);
      if (report?.type === 'key_wanted') askForKey();
      if (report?.type === 'listening') {
        encrypted = report.encrypted;
        resolve(report.url);
      }
      if (report?.type === 'failed') reject(new ServerStartError(report.message, report.reason));
    });
    void exited.then((code) => reject(new Error(`it ended with code ${code} before it was ready.`)));
  });
  ready.catch(() => undefined);

  return {
    keyWanted,
    ready,
    encrypted: () => encrypted,
    send: (message) => child.post(message),
    onExit(listener): Dispose {
      exitListeners.add(listener);
      return () => void exitListeners.delete(listener);
    },
    async stop() {
      child.post({ type: 'stop' });
      const cancel = schedule(() => child.kill(), stopGraceMs);
      await exited;
      cancel();
    },
  };
}
