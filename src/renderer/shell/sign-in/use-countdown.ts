import { useEffect, useEffectEvent, useState } from 'react';
import { secondsLeft } from './countdown.ts';

const tickMs = 250;

/** @returns whole seconds left, live; calls `onEnd` once when they have run out. */
export function useCountdown(until: number | undefined, onEnd: () => void): number {
  const [now, setNow] = useState(() => Date.now());
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (until === undefined) return;
    const tick = (): void => {
      setNow(Date.now());
      if (Date.now() >= until) end();
    };
    tick();
    const timer = setInterval(tick, tickMs);
    return () => clearInterval(timer);
  }, [until]);
  return secondsLeft(until, now);
}
