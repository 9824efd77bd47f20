import type { Observable } from './observable.ts';

/** A view of one part of a store; subscribers run on every change of the whole and compare for themselves. */
export function derive<T, U>(source: Observable<T>, pick: (value: T) => U): Observable<U> {
  return { get: () => pick(source.get()), subscribe: source.subscribe };
}
