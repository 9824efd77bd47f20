import type { Dispose } from './platform.ts';

export interface Listeners<T> {
  add(listener: (value: T) => void): Dispose;
  emit(value: T): void;
  clear(): void;
}

/** A set of listeners for one kind of event; each gets the whole new value. */
export function createListeners<T>(): Listeners<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    add(listener) {
      // Wrapped, so that adding one function twice gives two subscriptions with their own undo.
      const entry = (value: T): void => listener(value);
      listeners.add(entry);
      return () => {
        listeners.delete(entry);
      };
    },
    emit(value) {
      for (const listener of [...listeners]) listener(value);
    },
    clear() {
      listeners.clear();
    },
  };
}
