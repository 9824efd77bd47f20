/** Calls back before the next frame. @returns the cancel. */
export type NextFrame = (run: () => void) => () => void;

export interface FrameStore<T> {
  /** The newest value, published or not: what logic reads. */
  read: () => T;
  /** The value that subscribers were told of: what is drawn. */
  getSnapshot: () => T;
  subscribe: (listener: () => void) => () => void;
  /** Publishes at once: for what a person did. */
  write: (value: T) => void;
  /** Publishes with the next frame, however many times it is called until then: for what streams in. */
  writeSoon: (value: T) => void;
  dispose: () => void;
}

/** A value with listeners, shaped for `useSyncExternalStore`. */
export function createFrameStore<T>(initial: T, nextFrame: NextFrame): FrameStore<T> {
  let newest = initial;
  let published = initial;
  let cancel: (() => void) | undefined;
  const listeners = new Set<() => void>();

  function publish(): void {
    cancel?.();
    cancel = undefined;
    if (published === newest) return;
    published = newest;
    for (const listener of [...listeners]) listener();
  }

  return {
    read: () => newest,
    getSnapshot: () => published,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write: (value) => {
      newest = value;
      publish();
    },
    writeSoon: (value) => {
      newest = value;
      cancel ??= nextFrame(() => {
        cancel = undefined;
        publish();
      });
    },
    dispose: () => {
      cancel?.();
      cancel = undefined;
      listeners.clear();
    },
  };
}

/** How long a hidden page, which has no frames, may hold an update back, in ms. */
const hiddenFrameMs = 100;

/** @returns a scheduler for this page's frames that also works while the page is hidden. */
export function browserFrames(): NextFrame {
  return (run) => {
    const once = (): void => {
      cancel();
      run();
    };
    const frame = requestAnimationFrame(once);
    const timer = setTimeout(once, hiddenFrameMs);
    const cancel = (): void => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
    return cancel;
  };
}
