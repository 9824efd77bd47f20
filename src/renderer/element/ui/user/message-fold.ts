/** Lines that a folded message shows, and the number from which it is folded: less would not be worth a button. */
export const foldedLines = 24;
const foldFrom = 28;

/** Characters on a line of the bubble at its full width, about. */
const lineLength = 72;

/** Whether a message is long enough to be folded. Estimated: measuring would lay out every message on opening a thread. */
export function isLong(text: string): boolean {
  let lines = 0;
  for (const line of text.split('\n', foldFrom + 1)) {
    lines += Math.max(1, Math.ceil(line.length / lineLength));
    if (lines >= foldFrom) return true;
  }
  return false;
}
