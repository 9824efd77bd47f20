import type { Dispose } from '../platform.ts';

const tickMs = 15_000;
/** More than timers drift on a busy machine, less than a nap. */
const jumpMs = 30_000;

/** Plain Node has no power events: a tick that comes late, or a clock that jumped either way, counts as waking up. */
export function watchForWake(listener: () => void, now: () => number): Dispose {
  let expected = now() + tickMs;
  const timer = setInterval(() => {
    const jumped = Math.abs(now() - expected) > jumpMs;
    expected = now() + tickMs;
    if (jumped) listener();
  }, tickMs);
  timer.unref();
  return () => clearInterval(timer);
}
