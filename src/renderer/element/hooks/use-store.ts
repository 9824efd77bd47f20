import { useSyncExternalStore } from 'react';

/** Draws anew whenever the store publishes. */
export function useStore<T>(store: { subscribe: (listener: () => void) => () => void; getSnapshot: () => T }): T {
  return useSyncExternalStore(store.subscribe, store.getSnapshot);
}
