/** Runs tasks one after the other, in the order they were handed in; a failing task does not stop the next. */
export type Serial = <T>(task: () => Promise<T>) => Promise<T>;

/**
 * A queue of one. Keychains work on a thread pool, so a delete handed in after a write could otherwise
 * overtake it.
 */
export function createSerial(): Serial {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task, task);
    last = result.catch(() => undefined);
    return result;
  };
}
