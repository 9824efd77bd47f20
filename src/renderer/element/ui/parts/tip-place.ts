export interface Box {
  top: number;
  bottom: number;
  left: number;
  width: number;
}

/** Distance to what it explains, and to the window's edge, in px. */
const gap = 6;
const margin = 8;

/** Where a tooltip goes, in px of the window: below its anchor and centred, above where there is no room, never outside. */
export function placeTip(anchor: Box, tip: { width: number; height: number }, view: { width: number; height: number }): { left: number; top: number } {
  const below = anchor.bottom + gap;
  const top = below + tip.height + margin > view.height ? anchor.top - gap - tip.height : below;
  const centred = anchor.left + anchor.width / 2 - tip.width / 2;
  return { left: Math.max(margin, Math.min(centred, view.width - margin - tip.width)), top: Math.max(margin, top) };
}
