import { useSyncExternalStore } from 'react';

/** Read half of a value that changes; `get` returns the same object until it does. */
export interface Observable<T> {
  get(): T;
  /** @returns the undo. Listeners run synchronously, after the change. */
  subscribe(listener: () => void): () => void;
}

export interface Store<T> extends Observable<T> {
  /** Publishes only when the value is another one by identity. */
  set(next: T): void;
  update(change: (current: T) => T): void;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  function set(next: T): void {
    if (Object.is(next, value)) return;
    value = next;
    for (const listener of [...listeners]) listener();
  }
  return {
    get: () => value,
    set,
    update: (change) => set(change(value)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Renders from a store outside React. */
export function useObservable<T>(observable: Observable<T>): T {
  return useSyncExternalStore(observable.subscribe, observable.get);
}
