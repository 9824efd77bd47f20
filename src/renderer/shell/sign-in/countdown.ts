/** Whole seconds left until `until` (ms since the epoch); 0 when it has passed or is unknown. Never shows "0 s" while waiting. */
export function secondsLeft(until: number | undefined, now: number): number {
  return until === undefined ? 0 : Math.max(0, Math.ceil((until - now) / 1_000));
}

/** @returns "45 seconds", "1 minute", "2 min 5 sec" in the language: what a person waits, without false precision. */
export function formatWait(tag: string, seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  const unit = (value: number, name: 'second' | 'minute'): string =>
    new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: minutes > 0 && rest > 0 ? 'short' : 'long' }).format(value);
  return [...(minutes > 0 ? [unit(minutes, 'minute')] : []), ...(rest > 0 || minutes === 0 ? [unit(rest, 'second')] : [])].join(' ');
}

/** Wait when a server says "too many attempts" without saying how long: Better Auth's shortest sign-in window. */
export const defaultWaitSeconds = 10;

/** @returns the time (ms since the epoch) from which trying again makes sense. */
export function waitUntil(retryAfterSeconds: number | undefined, now: number): number {
  const seconds = retryAfterSeconds === undefined || !(retryAfterSeconds > 0) ? defaultWaitSeconds : retryAfterSeconds;
  return now + Math.ceil(seconds) * 1_000;
}
