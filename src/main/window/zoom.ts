/** What browsers offer; 1 is the actual size. */
const steps = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

/** The next size up or down; the same at the end. */
export function nextZoom(now: number, direction: 'in' | 'out'): number {
  const slack = 0.001;
  const next = direction === 'in' ? steps.find((step) => step > now + slack) : steps.findLast((step) => step < now - slack);
  return next ?? now;
}

/** A remembered size, or the actual one where it is none. */
export function readZoom(value: unknown): number {
  return typeof value === 'number' && value >= steps[0] && value <= (steps.at(-1) ?? 1) ? value : 1;
}
