import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { HistoryHost, HistoryOpening, HistoryStore } from '../history-store.ts';
import type { Dispose, Log } from '../platform.ts';
import { checkInBackground } from './background-check.ts';
import type { Failure, HistoryMessage, HistoryPort, HistoryRequest, OpenAnswer } from './protocol.ts';
import { createRemoteStore, type RemoteStore } from './remote-store.ts';

export interface HistoryHostDeps {
  /** Starts the thread (worker-port.ts); again when it has died. */
  spawn: () => HistoryPort;
  /** Starts a process for what takes long and may have to end early (process-port.ts). */
  spawnProcess: () => HistoryPort;
  /** For what is done when nobody waits. */
  schedule: (run: () => void, delayMs: number) => Dispose;
  log: Log;
}

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: LatchkeyError): void;
}

/** The histories of a run, all in one thread, which is started with the first. If the thread dies, the next call starts another. */
export function createHistoryHost({ spawn, spawnProcess, schedule, log }: HistoryHostDeps): HistoryHost {
  const waiting = new Map<number, Waiting>();
  const stores = new Map<number, RemoteStore>();
  let port: HistoryPort | undefined;
  let last = 0;
  const checks = new Map<HistoryStore, Dispose>();
  let disposed = false;

  function onMessage(message: HistoryMessage): void {
    if (!('event' in message)) {
      const call = waiting.get(message.id);
      waiting.delete(message.id);
      if (waiting.size === 0) port?.hold(false);
      if (message.ok) call?.resolve(message.value);
      else call?.reject(errorOf(message.error));
      return;
    }
    if (message.event === 'log') log[message.level](message.name, message.fields);
    else if (message.event === 'rebuilt') stores.get(message.history)?.setRebuilt({ items: message.items });
    else stores.get(message.history)?.setWritable(message.writable);
  }

  function onExit(): void {
    port = undefined;
    const lost = [...waiting.values()];
    waiting.clear();
    for (const store of stores.values()) store.lose();
    stores.clear();
    if (!disposed) log.error('history.thread_ended', { waiting: lost.length });
    for (const { reject } of lost) reject(unavailable());
  }

  function start(): HistoryPort {
    const started = spawn();
    started.onMessage(onMessage);
    started.onExit(() => {
      if (port === started) onExit();
    });
    return started;
  }

  function call(request: WithoutId<HistoryRequest>): Promise<unknown> {
    if (disposed) return Promise.reject(unavailable());
    const target = (port ??= start());
    const id = (last += 1);
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      target.hold(true);
      target.post({ id, ...request });
    });
  }

  return {
    async open({ folder, key }): Promise<HistoryOpening> {
      const openOnce = async (): Promise<OpenAnswer> => (await call({ call: 'open', folder, key })) as OpenAnswer;
      const answer = await openOnce();
      if (answer.status !== 'open') return answer;
      const store = createRemoteStore({
        storage: answer.storage,
        history: answer.history,
        call,
        reopen: async () => {
          const again = await openOnce();
          if (again.status !== 'open') throw unavailable();
          stores.set(again.history, store);
          return again.history;
        },
        onClosed(history) {
          stores.delete(history);
          void checks.get(store)?.();
          checks.delete(store);
        },
      });
      stores.set(answer.history, store);
      if (answer.unchecked && key !== undefined) checks.set(store, checkInBackground({ folder, key, spawn: spawnProcess, schedule, log, onDamaged: () => store.heal() }));
      return { status: 'open', store, ...(answer.salvaged !== undefined && { salvaged: answer.salvaged }) };
    },
    async erase(folder) {
      await call({ call: 'erase', folder });
    },
    async dispose() {
      if (disposed) return;
      await Promise.allSettled([...stores.values()].map((store) => store.close()));
      disposed = true;
      await port?.terminate();
      port = undefined;
    },
  };
}

function errorOf({ code, message, said }: Failure): LatchkeyError {
  return new LatchkeyError(code, said === undefined ? message : { message, said });
}

export function unavailable(): LatchkeyError {
  return new LatchkeyError('history.unavailable', say('errors', 'historyUnreadable'));
}
