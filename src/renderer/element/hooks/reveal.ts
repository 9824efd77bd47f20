/** Frames in which a waiting backlog is shown: about a tenth of a second behind the stream. */
const catchUpFrames = 6;

/** Looked at beyond the goal for the end of a word; languages without spaces are cut at the goal. */
const maxWord = 24;

/**
 * How much of `text` to show in the next frame when `shown` characters are there: at least the rest of a word, at most
 * what is waiting. Never cuts a surrogate pair.
 */
export function nextReveal(text: string, shown: number): number {
  const waiting = text.length - shown;
  if (waiting <= 0) return text.length;
  const goal = shown + Math.ceil(waiting / catchUpFrames);
  const rest = text.slice(goal, goal + maxWord);
  const space = rest.search(/\s/);
  if (space >= 0) return goal + space;
  if (goal + rest.length === text.length) return text.length;
  return isHighSurrogate(text.charCodeAt(goal - 1)) ? goal + 1 : goal;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
