import { pick } from '../random.ts';
import type { Fault } from './faults.ts';

export interface RandomFaultOptions {
  /** Also requests that arrive after their sender was told that they failed. */
  late?: boolean;
  /** How long a silent connection stays open before it is reset, ms; without it, until somebody’s patience ends. */
  stallMs?: number;
}

/**
 * A script of faults that is the same for the same random numbers.
 * @param share 0..1, how many connections meet one
 */
export function randomFaults(random: () => number, share: number, { late = false, stallMs }: RandomFaultOptions = {}): () => Fault {
  const bytes = (): number => Math.floor(random() ** 2 * 2_000);
  const patience = stallMs === undefined ? {} : { ms: stallMs };
  const kinds: readonly (() => Fault)[] = [
    () => ({ kind: 'refuse' }),
    () => ({ kind: 'reset', at: 'request', afterBytes: bytes() }),
    () => ({ kind: 'reset', at: 'answer', afterBytes: bytes() }),
    () => ({ kind: 'stall', at: 'request', afterBytes: bytes(), ...patience }),
    () => ({ kind: 'stall', at: 'answer', afterBytes: bytes(), ...patience }),
    () => ({ kind: 'half_close', afterBytes: bytes() }),
    () => ({ kind: 'status', status: pick(random, [500, 502, 503, 504]) }),
    () => ({ kind: 'status', status: 504, type: 'text/html', body: '<h1>504</h1>', arrives: true }),
    () => ({ kind: 'portal' }),
    ...(late ? [(): Fault => ({ kind: 'late', ms: random() * 40 })] : []),
  ];
  return () => (random() < share ? pick(random, kinds)() : { kind: 'pass' });
}
