import type { Child } from '../child.ts';
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
  child: Child;
  /** It has answered before. */
  worked: boolean;
  waiting: Map<number, { resolve(value: unknown): void; reject(error: Error): void }>;
}

/**
 * keytar in a process of its own. libsecret connects to the Secret Service once per process and keeps to
 * that connection; it does not learn that the service was restarted (in Node never, in Electron not always), and every
 * later call fails. So a process that fails is not asked again, and what an older process failed at
 * is asked once more of a new one. Repeating does no harm: all three calls are idempotent. A crash of the native module
 * does not take the app along either.
 * @param start starts `src/main/keytar-child.ts`
 */
export function createKeytarProcess(start: () => Child): KeytarProcess {
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
    child.onExit(end);
    child.onMessage((message) => {
      const answer = message as KeytarAnswer;
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      // It may wait for us; we do not live for it.
      child.hold(waiting.size > 0);
      if ('error' in answer) asked?.reject(new Error(answer.error));
      else asked?.resolve(answer.value);
    });
    return running;
  }

  function ask({ child, waiting }: Running, method: keyof Keytar, args: readonly string[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const call: KeytarCall = { id: ++calls, method, args };
      waiting.set(call.id, { resolve, reject });
      child.hold(true);
      child.post(call);
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
        if (!mayBeLost(error)) {
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

/** Whether the connection to the keychain may be what failed; one that is locked, or refuses, has answered. */
export function mayBeLost(error: unknown): boolean {
  return ['missing', 'failed'].includes(keychainCause(error));
}
