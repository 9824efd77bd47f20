import { eventNames, type DesktopApi, type DesktopEvents, type EventName } from './desktop-api.ts';

export interface EventHub {
  on: DesktopApi['on'];
  /** Hands a payload that came over a wire to the listeners; names that are not in the contract are dropped. */
  emit(event: unknown, payload: unknown): void;
}

/** Listeners of the page's side of the bridge; preload and its twin in the web host share it. */
export function createEventHub(): EventHub {
  const listeners = new Map<EventName, Set<(payload: never) => void>>(eventNames.map((name) => [name, new Set()]));
  return {
    on<E extends EventName>(event: E, listener: (payload: DesktopEvents[E]) => void) {
      // A wrapper of its own, so that the same function can listen twice and each undo takes back one.
      const entry = (payload: never): void => listener(payload);
      listeners.get(event)?.add(entry);
      return () => void listeners.get(event)?.delete(entry);
    },
    emit(event, payload) {
      for (const entry of [...(listeners.get(event as EventName) ?? [])]) entry(payload as never);
    },
  };
}
