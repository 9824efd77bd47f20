import { LatchkeyError } from '../../shared/errors.ts';
import type { Log, ServerProcess } from '../platform.ts';

/** Endpoint of the model behind the embedded server. */
export interface ModelEndpoint {
  baseUrl: string;
  model: string;
  apiKey: string;
}

export interface LocalServer {
  /** Base URL of the running server; starts it at the first call. Rejects with `server.failed` when it cannot run. */
  url(): Promise<string>;
  /** Sets the model for replies from now on, and again after every restart; `undefined`: the built-in guide. */
  configure(model: ModelEndpoint | undefined): void;
  stop(): Promise<void>;
}

export interface LocalServerDeps {
  start(): ServerProcess;
  /** Calls back after the delay; returns the undo. */
  schedule(callback: () => void, delayMs: number): () => void;
  log: Log;
}

const firstDelayMs = 250;
const longestDelayMs = 15_000;

/** Keeps the embedded server running: started on demand, restarted with growing pauses when it exits by itself. */
export function createLocalServer({ start, schedule, log }: LocalServerDeps): LocalServer {
  let running: { server: ServerProcess; url: Promise<string> } | undefined;
  let model: ModelEndpoint | undefined;
  let failures = 0;
  let stopped = false;
  let cancelRestart: (() => void) | undefined;

  function launch(): Promise<string> {
    cancelRestart?.();
    cancelRestart = undefined;
    const server = start();
    const url = server.ready.then(
      (base) => {
        failures = 0;
        server.send({ type: 'configure', model: model ?? null });
        return base;
      },
      (error: unknown) => {
        const reason = error instanceof Error ? error.message : 'unknown';
        throw new LatchkeyError('server.failed', `The server on this computer could not start: ${reason}`, { cause: error });
      },
    );
    // Every caller gets the rejection; this only keeps an unasked one from ending the process.
    url.catch(() => undefined);
    running = { server, url };
    server.onExit((code) => {
      if (running?.server !== server) return;
      running = undefined;
      if (stopped) return;
      const delayMs = Math.min(firstDelayMs * 2 ** failures, longestDelayMs);
      failures += 1;
      log.warn('server.exited', { code, delayMs });
      cancelRestart = schedule(() => void launch(), delayMs);
    });
    return url;
  }

  return {
    url: () => {
      if (stopped) return Promise.reject(new LatchkeyError('server.failed', 'Latchkey is quitting.'));
      return running?.url ?? launch();
    },
    configure(next) {
      model = next;
      running?.server.send({ type: 'configure', model: model ?? null });
    },
    async stop() {
      stopped = true;
      cancelRestart?.();
      await running?.server.stop();
    },
  };
}
