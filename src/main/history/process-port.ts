import type { Child } from '../child.ts';
import type { HistoryMessage, HistoryPort } from './protocol.ts';

/** The history's service in a process of its own (`history-worker.js` as well), which can be ended in the middle of its work. */
export function historyProcessPort(child: Child): HistoryPort {
  const exited = new Promise<void>((resolve) => child.onExit(() => resolve()));
  return {
    post: (request) => child.post(request),
    onMessage: (listener) => child.onMessage((message) => listener(message as HistoryMessage)),
    onExit: (listener) => void exited.then(listener),
    hold: (active) => child.hold(active),
    terminate() {
      child.kill();
      return exited;
    },
  };
}
