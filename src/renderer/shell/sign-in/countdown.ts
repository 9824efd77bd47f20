/** Whole seconds left until `until` (ms since the epoch); 0 when it has passed or is unknown. Never shows "0 s" while waiting. */
export function secondsLeft(until: number | undefined, now: number): number {
  return until === undefined ? 0 : Math.max(0, Math.ceil((until - now) / 1_000));
}

/** @returns "45 seconds", "1 minute", "2 min 5 s": what a person waits, without false precision. */
export function formatWait(seconds: number): string {
  if (seconds < 60) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (rest === 0) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  return `${minutes} min ${rest} s`;
}

/** Wait when a server says "too many attempts" without saying how long: Better Auth's shortest sign-in window. */
export const defaultWaitSeconds = 10;

/** @returns the time (ms since the epoch) from which trying again makes sense. */
export function waitUntil(retryAfterSeconds: number | undefined, now: number): number {
  const seconds = retryAfterSeconds === undefined || !(retryAfterSeconds > 0) ? defaultWaitSeconds : retryAfterSeconds;
  return now + Math.ceil(seconds) * 1_000;
}
