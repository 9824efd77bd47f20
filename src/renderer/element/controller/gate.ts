/** A value that comes, may go, and comes again; whoever asks meanwhile waits. */
export interface Gate<T> {
  /** Resolves with the value that is there, or the next one. */
  pass: () => Promise<T>;
  open: (value: T) => void;
  /** Takes the value away; those who wait go on waiting for the next. */
  close: () => void;
}

export function createGate<T>(): Gate<T> {
  let resolve: (value: T) => void = () => undefined;
  let isOpen = false;
  const wait = (): Promise<T> => new Promise((found) => (resolve = found));
  let waiting = wait();

  return {
    pass: () => waiting,
    open: (value) => {
      isOpen = true;
      resolve(value);
    },
    close: () => {
      if (isOpen) waiting = wait();
      isOpen = false;
    },
  };
}
