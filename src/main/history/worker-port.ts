import { Worker } from 'node:worker_threads';
import type { HistoryMessage, HistoryPort } from './protocol.ts';

/** Starts the history's thread. @param path of the built `history-worker.js`, or its source in tests. */
export function spawnHistoryWorker(path: string | URL): HistoryPort {
  const worker = new Worker(path, { name: 'history' });
  worker.unref();
  // An error ends the thread, and `exit` follows.
  worker.on('error', () => undefined);
  return {
    post: (request) => worker.postMessage(request),
    onMessage: (listener) => worker.on('message', (message) => listener(message as HistoryMessage)),
    onExit: (listener) => worker.on('exit', () => listener()),
    hold: (active) => (active ? worker.ref() : worker.unref()),
    async terminate() {
      await worker.terminate();
    },
  };
}
