import { useCallback, useSyncExternalStore } from 'react';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import type { ThreadListState } from './thread-store.ts';

const none: ThreadListState = { phase: 'loading', threads: [], undoable: [] };

/** The signed-in account's list; loading while there is no account. */
export function useThreadList(): ThreadListState {
  const store = useObservable(useShell().threads);
  const subscribe = useCallback((listener: () => void) => store?.subscribe(listener) ?? (() => undefined), [store]);
  return useSyncExternalStore(subscribe, () => store?.get() ?? none);
}
