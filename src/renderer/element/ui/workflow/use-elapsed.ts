import { useEffect, useState } from 'react';

const tickMs = 1_000;

/** Whole seconds since `running` became true, counted while it is; 0 before the first. */
export function useElapsed(running: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!running) return undefined;
    const start = performance.now();
    const timer = setInterval(() => setSeconds(Math.round((performance.now() - start) / tickMs)), tickMs);
    return () => clearInterval(timer);
  }, [running]);
  return seconds;
}
