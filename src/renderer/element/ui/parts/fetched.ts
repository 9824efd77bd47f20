import { createElement, useLayoutEffect, useSyncExternalStore } from 'react';
import type { ComponentType, ReactNode } from 'react';

/** A component whose code is fetched when it is first drawn. */
export interface Fetched<P> {
  View: (props: P) => ReactNode;
  /** Fetches it ahead of its first use. A failure shows itself at that use. */
  preload: () => void;
}

type State<P> = { type: 'absent' | 'fetching' } | { type: 'here'; part: ComponentType<P> } | { type: 'failed'; cause: unknown };

/**
 * Like React's `lazy` for what people wait for: after a `Suspense` fallback React holds everything back for 300 ms, and it
 * shows the fallback even where the code is here. @param Before drawn until then.
 * @throws while drawing what `fetch` rejects with, to the boundary around.
 */
export function fetched<P extends object>(fetch: () => Promise<ComponentType<P>>, Before: ComponentType<P>): Fetched<P> {
  let state: State<P> = { type: 'absent' };
  const listeners = new Set<() => void>();

  function settle(next: State<P>): void {
    state = next;
    for (const listener of [...listeners]) listener();
  }

  function preload(): void {
    if (state.type !== 'absent') return;
    state = { type: 'fetching' };
    fetch().then((part) => settle({ type: 'here', part }), (cause: unknown) => settle({ type: 'failed', cause }));
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  function View(props: P): ReactNode {
    const now = useSyncExternalStore(subscribe, () => state);
    useLayoutEffect(preload, []);
    if (now.type === 'failed') throw now.cause;
    return createElement(now.type === 'here' ? now.part : Before, props);
  }

  return { View, preload };
}
