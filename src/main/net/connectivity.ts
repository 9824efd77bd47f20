import type { Dispose } from '../platform.ts';

export type Reachability = 'online' | 'offline';

/** Longest that one probe may take, in ms. */
export const probePatienceMs = 10_000;

/** Failures this close together have one cause: a cut connection fails everything that used it, in ms. */
export const burstMs = 250;

const firstDelayMs = 1_000;
const longestDelayMs = 30_000;

/** Who was online for less than this is believed more slowly the next time, in ms. */
export const settledMs = 30_000;

export interface ConnectivityDeps {
  /**
   * Asks the server something that only it can answer, and checks the answer: a captive portal, a redirect and a wrong
   * certificate are no answer. False or a rejection: it is not there.
   */
  probe(signal: AbortSignal): Promise<boolean>;
  schedule: (run: () => void, delayMs: number) => Dispose;
  /** 0 up to 1. */
  random(): number;
  /** Milliseconds. */
  now(): number;
  /** Told of changes alone. */
  onChange(state: Reachability): void;
}

/**
 * Whether the server can be reached, judged from what really happened. One failure is no proof: it is looked into at once,
 * and only a second one in a row means offline. Back online only when the server itself has answered.
 */
export interface Connectivity {
  state(): Reachability;
  /** The server has answered a request, whatever it said. */
  reached(): void;
  /** A request got no answer. @param kind for the record, e.g. `network.timeout` */
  failed(kind: string): void;
  /** What the operating system believes; a reason to look, no proof: the server may be on this computer, or behind a portal. */
  system(online: boolean): void;
  /** Looks now: the machine woke up, or somebody waits. */
  now(): void;
  dispose(): void;
}

/** Begins online; nothing is asked before something fails. */
export function createConnectivity({ probe, schedule, random, now, onChange }: ConnectivityDeps): Connectivity {
  let state: Reachability = 'online';
  /** In a row; two are proof. */
  let failures = 0;
  let failedAt = Number.NEGATIVE_INFINITY;
  let onlineSince = Number.NEGATIVE_INFINITY;
  /** Probes without an answer since it was last settled. */
  let tries = 0;
  let probing: AbortController | undefined;
  let waiting: Dispose | undefined;
  let disposed = false;

  function become(next: Reachability): void {
    if (state === next) return;
    state = next;
    if (next === 'online') onlineSince = now();
    else if (now() - onlineSince >= settledMs) tries = 0;
    onChange(next);
  }

  function stopWaiting(): void {
    void waiting?.();
    waiting = undefined;
  }

  function wait(): void {
    stopWaiting();
    const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(tries, 10));
    tries += 1;
    // Between half and all of it: many computers lose one server together.
    waiting = schedule(look, delay * (0.5 + random() / 2));
  }

  function found(): void {
    probing?.abort();
    probing = undefined;
    stopWaiting();
    failures = 0;
    become('online');
  }

  function missed(): void {
    failures += 1;
    failedAt = now();
    if (state === 'online' && failures < 2) look();
    else {
      become('offline');
      wait();
    }
  }

  async function ask(signal: AbortSignal): Promise<boolean> {
    let tooLate: Dispose | undefined;
    const patience = new Promise<boolean>((resolve) => (tooLate = schedule(() => resolve(false), probePatienceMs)));
    try {
      return await Promise.race([probe(signal), patience]);
    } catch {
      return false;
    } finally {
      void tooLate?.();
    }
  }

  function look(): void {
    stopWaiting();
    if (disposed || probing !== undefined) return;
    const current = (probing = new AbortController());
    void ask(current.signal).then((answered) => {
      // Meanwhile a real answer came, or a reason to ask anew.
      if (probing !== current) return;
      current.abort();
      probing = undefined;
      if (disposed) return;
      if (answered) found();
      else missed();
    });
  }

  /** A question that is on its way may have been asked over a network that is gone. */
  function lookAnew(): void {
    probing?.abort();
    probing = undefined;
    look();
  }

  return {
    state: () => state,
    reached() {
      if (!disposed) found();
    },
    failed() {
      if (disposed || state === 'offline') return;
      const burst = failures > 0 && now() - failedAt < burstMs;
      if (burst) return;
      failures += 1;
      failedAt = now();
      if (failures < 2) look();
      else {
        probing?.abort();
        probing = undefined;
        become('offline');
        wait();
      }
    },
    system(online) {
      if (disposed) return;
      // The word of the system and one probe that fails are two signs.
      if (!online && state === 'online') failures = Math.max(failures, 1);
      if (online) tries = 0;
      lookAnew();
    },
    now() {
      if (!disposed) lookAnew();
    },
    dispose() {
      disposed = true;
      probing?.abort();
      probing = undefined;
      stopWaiting();
    },
  };
}
