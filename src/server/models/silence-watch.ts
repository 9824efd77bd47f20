/** Calls back once after the delay; returns the undo. */
export type Schedule = (callback: () => void, delayMs: number) => () => void;

/** Ends a request that has gone quiet. */
export interface SilenceWatch {
  /** Aborts with the caller's signal, or when nothing was heard for too long. */
  readonly signal: AbortSignal;
  /** True when silence was what ended it. */
  readonly timedOut: boolean;
  /** Something arrived; from now on the shorter limit counts. */
  heard(): void;
  stop(): void;
}

export interface SilenceLimits {
  /** Until the first piece; local models may have to load first. */
  firstMs: number;
  /** Between two pieces. */
  betweenMs: number;
}

/** Starts watching at once. `stop` must be called. */
export function watchSilence(outer: AbortSignal, limits: SilenceLimits, schedule: Schedule): SilenceWatch {
  const controller = new AbortController();
  let timedOut = false;
  const expire = (): void => {
    timedOut = true;
    controller.abort();
  };
  const follow = (): void => controller.abort();
  if (outer.aborted) controller.abort();
  outer.addEventListener('abort', follow, { once: true });
  let cancel = schedule(expire, limits.firstMs);

  return {
    signal: controller.signal,
    get timedOut() {
      return timedOut;
    },
    heard() {
      cancel();
      cancel = schedule(expire, limits.betweenMs);
    },
    stop() {
      cancel();
      outer.removeEventListener('abort', follow);
    },
  };
}
