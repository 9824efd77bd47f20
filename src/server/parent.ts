import { setTimeout as wait } from 'node:timers/promises';
import { parseToServer, type FromServer, type ToServer } from '../shared/server-control.ts';

/** The process that started this one, if it talks. */
export interface Parent {
  /** Resolves when the message is on its way, so that the process may end. */
  post(message: FromServer): Promise<void>;
  onMessage(listener: (message: ToServer) => void): void;
  /** The parent is gone; nobody is left to serve. */
  onGone(listener: () => void): void;
}

/** What Electron's utility process adds to `process`; declared here because this code runs without Electron. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
}

const receiptMs = 100;

/** @returns the parent of an Electron utility process or of a Node `fork`; `undefined` when started by hand. */
export function findParent(self: NodeJS.Process): Parent | undefined {
  const { parentPort } = self as unknown as { parentPort?: ParentPort | null };
  if (parentPort !== undefined && parentPort !== null) return electronParent(parentPort);
  return self.send === undefined ? undefined : nodeParent(self);
}

function electronParent(port: ParentPort): Parent {
  return {
    async post(message) {
      port.postMessage(message);
      // The port gives no receipt; a process that ends at once takes its last message with it.
      await wait(receiptMs);
    },
    onMessage: (listener) => port.on('message', ({ data }) => deliver(data, listener)),
    onGone: (listener) => port.on('close', listener),
  };
}

function nodeParent(self: NodeJS.Process): Parent {
  return {
    post: (message) =>
      new Promise((resolve) => {
        // A parent that left in the meantime is noticed by `disconnect`.
        if (self.connected) self.send?.(message, undefined, undefined, () => resolve());
        else resolve();
      }),
    onMessage: (listener) => void self.on('message', (message) => deliver(message, listener)),
    onGone: (listener) => void self.on('disconnect', listener),
  };
}

function deliver(message: unknown, listener: (message: ToServer) => void): void {
  const parsed = parseToServer(message);
  if (parsed !== undefined) listener(parsed);
}
