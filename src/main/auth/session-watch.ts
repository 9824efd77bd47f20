import type { Dispose } from '../platform.ts';
import type { Schedule } from './schedule.ts';

export interface SessionWatch {
  /** Begins asking, unless it does already. */
  start(): void;
  /** Asks at once, also where an earlier question hangs on a connection that the network took along; resolves when the answer is there. */
  now(): Promise<void>;
  stop(): void;
}

export interface SessionWatchDeps {
  /** Asks the server once. `true`: it answered. Must not reject. */
  check: () => Promise<boolean>;
  watching: () => boolean;
  schedule: Schedule;
  /** 0 to 1: keeps many clients from asking in one moment. */
  random: () => number;
}

/** With the time of an answer this stays below the five seconds within which a revocation is to be seen. */
const watchedMs = 4_000;
const unwatchedMs = 60_000;
/** A server that gives no answer is asked less often. */
const silentMs = 15_000;

/** Asks again and again whether the session still is; often while somebody may be looking. */
export function createSessionWatch({ check, watching, schedule, random }: SessionWatchDeps): SessionWatch {
  let cancel: Dispose | undefined;
  let asking: Promise<void> | undefined;
  let active = false;
  let failures = 0;

  function delayMs(): number {
    const base = watching() ? Math.min(silentMs, watchedMs * 2 ** failures) : unwatchedMs;
    return base * (0.8 + random() * 0.2);
  }

  function plan(): void {
    void cancel?.();
    cancel = active ? schedule(() => void ask(), delayMs()) : undefined;
  }

  function ask(): Promise<void> {
    void cancel?.();
    cancel = undefined;
    const mine: Promise<void> = check().then((answered) => {
      // A later question has taken its place.
      if (asking !== mine) return;
      asking = undefined;
      failures = answered ? 0 : failures + 1;
      plan();
    });
    asking = mine;
    return mine;
  }

  return {
    start() {
      if (active) return;
      active = true;
      failures = 0;
      plan();
    },
    now: () => (active ? ask() : Promise.resolve()),
    stop() {
      active = false;
      void cancel?.();
      cancel = undefined;
    },
  };
}
