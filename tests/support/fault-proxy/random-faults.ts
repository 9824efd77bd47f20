import { pick } from '../random.ts';
import type { Fault } from './proxy.ts';

/**
 * A script of faults that is the same for the same random numbers.
 * @param share 0..1, how many connections meet one
 */
export function randomFaults(random: () => number, share: number): () => Fault {
  const bytes = (): number => Math.floor(random() ** 2 * 2_000);
  const kinds: readonly (() => Fault)[] = [
    () => ({ kind: 'refuse' }),
    () => ({ kind: 'reset', at: 'request', afterBytes: bytes() }),
    () => ({ kind: 'reset', at: 'answer', afterBytes: bytes() }),
    () => ({ kind: 'stall', at: 'request', afterBytes: bytes() }),
    () => ({ kind: 'stall', at: 'answer', afterBytes: bytes() }),
    () => ({ kind: 'half_close', afterBytes: bytes() }),
    () => ({ kind: 'status', status: pick(random, [500, 502, 503, 504]) }),
    () => ({ kind: 'portal' }),
  ];
  return () => (random() < share ? pick(random, kinds)() : { kind: 'pass' });
}
