import { createStore, type Observable } from './observable.ts';

/** Whether the page is on the screen and has the keyboard, the chat frame in it included. */
export function createWatched(target: Window): Observable<boolean> {
  const { document } = target;
  const look = (): boolean => document.visibilityState === 'visible' && document.hasFocus();
  const store = createStore(look());
  const update = (): void => store.set(look());
  target.addEventListener('focus', update);
  // The frame takes the keyboard from the page, and the page does not lose it.
  target.addEventListener('blur', () => setTimeout(update));
  document.addEventListener('visibilitychange', update);
  return store;
}
