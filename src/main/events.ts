import type { DesktopEvents, EventName } from '../shared/desktop-api.ts';
import type { Dispose } from './platform.ts';

export type EventListener = <E extends EventName>(event: E, payload: DesktopEvents[E]) => void;

export interface Events {
  publish: EventListener;
  subscribe(listener: EventListener): Dispose;
}

/** The one channel from main to the shells: each host subscribes once and carries events to its pages. */
export function createEvents(): Events {
  const listeners = new Set<EventListener>();
  return {
    publish(event, payload) {
      for (const listener of listeners) listener(event, payload);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
