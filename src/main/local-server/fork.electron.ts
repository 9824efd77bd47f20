import { utilityProcess } from 'electron';
import type { Child } from './server-process.ts';

/** Runs the embedded server's bundle in a utility process: Node, no Chromium services, ends with the app. */
export function forkUtilityChild(modulePath: string, args: readonly string[], serviceName: string): Child {
  const child = utilityProcess.fork(modulePath, [...args], { serviceName, stdio: ['ignore', 'ignore', 'inherit'] });
  let alive = true;
  child.on('exit', () => (alive = false));
  return {
    post(message) {
      if (alive) child.postMessage(message);
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill(),
  };
}
