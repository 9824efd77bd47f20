import { utilityProcess } from 'electron';
import type { Child } from './child.ts';

/** Runs a bundle in a utility process: Node, no Chromium services, ends with the app. */
export function forkUtilityChild(modulePath: string, args: readonly string[], serviceName: string, env: NodeJS.ProcessEnv = process.env): Child {
  const child = utilityProcess.fork(modulePath, [...args], { serviceName, env, stdio: ['ignore', 'ignore', 'inherit'] });
  let alive = true;
  child.on('exit', () => (alive = false));
  return {
    post(message) {
      if (alive) child.postMessage(message);
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    // Electron ends when its windows do, whatever runs.
    hold: () => undefined,
    kill: () => void child.kill(),
  };
}
