import { parentPort } from 'node:worker_threads';

/** The way to whoever started this thread or process. */
export interface ParentChannel {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** Electron's `process.parentPort` in a utility process, as far as it is used. */
interface UtilityPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

/** Of a worker thread, an Electron utility process or a Node `fork`, which ends with its parent; `undefined`: started by hand. */
export function findParentChannel(): ParentChannel | undefined {
  if (parentPort !== null) {
    const port = parentPort;
    return { post: (message) => port.postMessage(message), onMessage: (listener) => void port.on('message', listener) };
  }
  const { parentPort: utility } = process as { parentPort?: UtilityPort | null };
  if (utility !== undefined && utility !== null) {
    return { post: (message) => utility.postMessage(message), onMessage: (listener) => utility.on('message', ({ data }) => listener(data)) };
  }
  if (process.send === undefined) return undefined;
  process.on('disconnect', () => process.exit());
  return {
    post(message) {
      // One who is gone is noticed by `disconnect`.
      if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
    },
    onMessage: (listener) => void process.on('message', listener),
  };
}
