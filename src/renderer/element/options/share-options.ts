/**
 * A copy of the next value in which every part that equals the one before is the one before, so that what is drawn from
 * it is not drawn anew: the React wrapper sets all options whenever one changes (§7.5). A copy, because others may set one
 * object again and again after changing it. Functions are equal when they are the same.
 */
export function shareEqual<T>(before: unknown, next: T): T {
  if (Array.isArray(next)) {
    const old = Array.isArray(before) ? before : [];
    const entries = next.map((entry, at) => shareEqual(old[at], entry) as unknown);
    const same = Array.isArray(before) && old.length === next.length && entries.every((entry, at) => Object.is(entry, old[at]));
    return (same ? before : entries) as T;
  }
  if (!isPlain(next)) return next;
  const old = isPlain(before) ? before : {};
  const entries = Object.entries(next).map(([key, entry]) => [key, shareEqual(old[key], entry)] as const);
  const same = isPlain(before) && entries.length === Object.keys(old).length && entries.every(([key, entry]) => Object.hasOwn(old, key) && Object.is(entry, old[key]));
  return (same ? before : Object.fromEntries(entries)) as T;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
}
