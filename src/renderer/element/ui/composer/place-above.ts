import type { Box } from '../parts/tip-place.ts';

/** Distance to the anchor, and to the window's edge, in px. */
const gap = 6;
const margin = 8;

/** Where a card goes, in px of the window: above its anchor, below where there is no room, never outside. */
export function placeAbove(anchor: Box, card: { width: number; height: number }, view: { width: number; height: number }): { left: number; top: number } {
  const above = anchor.top - gap - card.height;
  const top = above < margin ? Math.min(anchor.bottom + gap, view.height - margin - card.height) : above;
  const centred = anchor.left + anchor.width / 2 - card.width / 2;
  return { left: Math.max(margin, Math.min(centred, view.width - margin - card.width)), top: Math.max(margin, top) };
}
