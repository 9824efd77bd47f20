import { fork, type ChildProcess } from 'node:child_process';
import type { Dispose } from '../platform.ts';
import { keychainCause } from './keychain-error.ts';
import type { Keytar } from './vault.keytar.ts';

/** What is asked of the process; the answer has the same `id`, and `value` or `error`, the message of what was thrown. */
export interface KeytarCall {
  id: number;
  method: keyof Keytar;
  args: readonly string[];
}
export type KeytarAnswer = { id: number; value: string | boolean | null } | { id: number; error: string };

export interface KeytarProcess extends Keytar {
  dispose: Dispose;
}

interface Running {
  child: ChildProcess;
  /** It has answered before. */
  worked: boolean;
  waiting: Map<number, { resolve(value: unknown): void; reject(error: Error): void }>;
}

/**
 * keytar in a process of its own, for plain Node. libsecret connects to the Secret Service once per process and keeps to
 * that connection; without a GLib main loop, which Electron has and Node has not, it never learns that the service was
 * restarted, and every later call fails. So a process that fails is not asked again, and what an older process failed at
 * is asked once more of a new one. Repeating does no harm: all three calls are idempotent. A crash of the native module
 * does not take the app along either.
 * @param start starts `src/main/keytar-child.ts`
 */
export function createKeytarProcess(start: () => ChildProcess): KeytarProcess {
  let current: Running | undefined;
  let calls = 0;

  function run(): Running {
    if (current !== undefined) return current;
    const running: Running = { child: start(), worked: false, waiting: new Map() };
    current = running;
    const { child, waiting } = running;
    const end = (): void => {
      if (current === running) current = undefined;
      for (const { reject } of waiting.values()) reject(new Error('The process that asks the keychain ended.'));
      waiting.clear();
    };
    child.on('error', end);
    child.on('exit', end);
    child.on('message', (message) => {
      const answer = message as KeytarAnswer;
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      // It may wait for us; we do not live for it.
      if (waiting.size === 0) rest(child);
      if ('error' in answer) asked?.reject(new Error(answer.error));
      else asked?.resolve(answer.value);
    });
    rest(child);
    return running;
  }

  function ask(running: Running, method: keyof Keytar, args: readonly string[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const call: KeytarCall = { id: ++calls, method, args };
      running.waiting.set(call.id, { resolve, reject });
      running.child.ref();
      running.child.channel?.ref();
      running.child.send(call, (error) => {
        if (error !== null && running.waiting.delete(call.id)) reject(error);
      });
    });
  }

  function letGo(running: Running): void {
    if (current === running) current = undefined;
    running.child.kill();
  }

  async function call(method: keyof Keytar, args: readonly string[]): Promise<unknown> {
    for (;;) {
      const running = run();
      const { worked } = running;
      try {
        const value = await ask(running, method, args);
        running.worked = true;
        return value;
      } catch (error) {
        const cause = keychainCause(error);
        if (cause !== 'missing' && cause !== 'failed') {
          running.worked = true;
          throw error;
        }
        letGo(running);
        if (!worked) throw error;
      }
    }
  }

  return {
    getPassword: async (service, account) => (await call('getPassword', [service, account])) as string | null,
    async setPassword(service, account, password) {
      await call('setPassword', [service, account, password]);
    },
    deletePassword: async (service, account) => (await call('deletePassword', [service, account])) as boolean,
    dispose() {
      if (current !== undefined) letGo(current);
    },
  };
}

/** @param path of the built `keytar-child.js`, or its source in tests */
export function forkKeytar(path: string, env: NodeJS.ProcessEnv = process.env): ChildProcess {
  return fork(path, [], { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
}

function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}
