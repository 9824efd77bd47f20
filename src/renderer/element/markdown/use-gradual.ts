import { startTransition, useEffect, useState } from 'react';

/** What is drawn at once, in characters; the rest follows frame by frame, so that no frame takes long. */
const slice = 8_000;

/**
 * How many of the blocks are to be drawn now. A message that is opened comes in slices; one that grows is shown as it
 * grows, since what is added to it is less than a slice.
 */
export function useGradual(blocks: readonly { at: number; end: number }[]): number {
  const [settled, setSettled] = useState(0);
  const shown = reach(blocks, Math.min(settled, blocks.length));

  useEffect(() => {
    if (shown === settled) return undefined;
    const frame = requestAnimationFrame(() => startTransition(() => setSettled(shown)));
    return () => cancelAnimationFrame(frame);
  }, [shown, settled]);

  return shown;
}

function reach(blocks: readonly { at: number; end: number }[], from: number): number {
  let budget = slice;
  let shown = from;
  for (; shown < blocks.length && budget > 0; shown += 1) budget -= (blocks[shown]?.end ?? 0) - (blocks[shown]?.at ?? 0) + 50;
  return shown;
}
