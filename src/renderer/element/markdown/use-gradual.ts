import { startTransition, useEffect, useState } from 'react';
import { claimDrawing } from './draw-budget.ts';
import { limits } from './limits.ts';

/** What one message draws in a frame, in characters. */
const slice = 8_000;

/** What a block costs whatever it holds, in characters. */
const perBlock = 150;

type Sized = readonly { at: number; end: number }[];

/**
 * How many of the blocks are to be drawn now. A message that is opened comes in slices; one that grows is shown as it
 * grows, since what is added to it is less than a slice.
 */
export function useGradual(blocks: Sized): number {
  /** Blocks of former slices; `undefined` while even the first slice waits for a frame with room. */
  const [settled, setSettled] = useState(() => (claimDrawing(weigh(blocks, 0, reach(blocks, 0))) ? 0 : undefined));
  const shown = settled === undefined ? 0 : reach(blocks, Math.min(settled, blocks.length));

  useEffect(() => {
    if (shown === settled) return undefined;
    let frame = requestAnimationFrame(function next() {
      const from = settled === undefined ? 0 : shown;
      if (claimDrawing(weigh(blocks, from, reach(blocks, from)))) startTransition(() => setSettled(from));
      else frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [blocks, shown, settled]);

  return shown;
}

function reach(blocks: Sized, from: number): number {
  let shown = from;
  while (shown < blocks.length && weigh(blocks, from, shown) < slice) shown += 1;
  return shown;
}

function weigh(blocks: Sized, from: number, to: number): number {
  let weight = 0;
  for (let at = from; at < to; at += 1) weight += perBlock + Math.min((blocks[at]?.end ?? 0) - (blocks[at]?.at ?? 0), limits.plain);
  return weight;
}
