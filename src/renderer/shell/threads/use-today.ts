import { useEffect, useState } from 'react';
import { untilTomorrow } from './thread-groups.ts';

/** @returns a time (ms since the epoch) of the current day; changes when the day does, also after a long sleep. */
export function useToday(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const turn = (): void => setNow((before) => (new Date(before).toDateString() === new Date().toDateString() ? before : Date.now()));
    const timer = setTimeout(turn, untilTomorrow(new Date()));
    document.addEventListener('visibilitychange', turn);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', turn);
    };
  }, [now]);
  return now;
}
