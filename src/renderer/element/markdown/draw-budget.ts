/** What is drawn in the first frame of many messages, and in each frame after it, in characters. */
const firstFrame = 32_000;
const nextFrame = 12_000;

/** After this long without anything drawn, the next frame is a first one again, in ms. */
const restMs = 500;

let frame: number | undefined;
let left = 0;
let drawnAt = -Infinity;

/**
 * Shares the frames of a page among the messages that want to draw: opening a thread of many long ones takes many short
 * frames, not a long one. @param weight what would be drawn, in characters. @returns whether it may be drawn in this frame.
 */
export function claimDrawing(weight: number): boolean {
  const now = performance.now();
  // The time of a frame is the same for all that happens in it. Without frames, as in tests, there is nothing to share.
  const time = (document as Partial<Pick<Document, 'timeline'>>).timeline?.currentTime;
  if (typeof time !== 'number') return true;
  if (time !== frame) {
    left = now - drawnAt > restMs ? firstFrame : nextFrame;
    frame = time;
  }
  if (left <= 0) return false;
  left -= weight;
  drawnAt = now;
  return true;
}
