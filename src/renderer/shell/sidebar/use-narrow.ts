import { useCallback, useSyncExternalStore } from 'react';

/** @returns whether the window is below the width at which the sidebar becomes an overlay. */
export function useNarrow(query: MediaQueryList): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => query.matches);
}
