/**
 * How long an answer asks to wait, in whole seconds, 0 or more. `X-Retry-After` is Better Auth's (rate-limiter), `Retry-After`
 * everyone else's: seconds or a date (RFC 9110 §10.2.3).
 * @param now ms since 1970
 */
export function retryAfterSeconds(headers: Headers, now: number): number | undefined {
  const text = headers.get('x-retry-after') ?? headers.get('retry-after');
  if (text === null || text.trim() === '') return undefined;
  const seconds = Number(text);
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds));
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1_000));
}
