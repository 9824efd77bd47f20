/** Greatest time a document number can hold (documents.ts): year 2106. */
export const maxTime = 4_300_000_000_000;

/** ms since 1970 of an ISO time as servers write it, with or without a zone (§1.7); `fallback` where there is none. */
export function timeOf(iso: unknown, fallback: number): number {
  const ms = typeof iso === 'string' ? Date.parse(iso) : Number.NaN;
  return Math.min(Math.max(0, Number.isNaN(ms) ? fallback : ms), maxTime);
}
