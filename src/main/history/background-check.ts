import type { Dispose, Log } from '../platform.ts';
import type { HistoryPort } from './protocol.ts';

export interface BackgroundCheckDeps {
  folder: string;
  /** 64 hex digits. */
  key: string;
  /** Starts a process: the history's own thread has other things to do, and a process can be ended while it looks. */
  spawn: () => HistoryPort;
  schedule: (run: () => void, delayMs: number) => Dispose;
  log: Log;
  onDamaged: () => Promise<void>;
}

/** The start and the first reading come first, ms. */
const afterMs = 20_000;

/** Looks at all of a large database after the app did not end well, while it is in use. @returns the way to call it off */
export function checkInBackground({ folder, key, spawn, schedule, log, onDamaged }: BackgroundCheckDeps): Dispose {
  let port: HistoryPort | undefined;

  function end(): void {
    void port?.terminate();
    port = undefined;
  }

  const cancel = schedule(() => {
    port = spawn();
    port.hold(false);
    port.onMessage((message) => {
      if ('event' in message || port === undefined) return;
      end();
      // What could not be looked at now is looked at after the next start.
      if (!message.ok) return;
      log.info('history.checked', { sound: message.value === true });
      if (message.value === false) void onDamaged().catch(() => undefined);
    });
    port.post({ id: 1, call: 'check', folder, key });
  }, afterMs);

  return () => {
    void cancel();
    end();
  };
}
