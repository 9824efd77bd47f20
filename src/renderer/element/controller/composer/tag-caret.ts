import type { PlacedTag } from './tag-text.ts';

export interface TextSelection {
  readonly start: number;
  readonly end: number;
}

/**
 * Keeps the cursor out of tags: it jumps over one in the direction it came from, or to the nearer side after a click,
 * and a selection that cuts a tag takes all of it.
 * @returns the selection itself when it is fine.
 */
export function snapSelection(tags: readonly PlacedTag[], selection: TextSelection, previous: number): TextSelection {
  const { start, end } = selection;
  if (start === end) {
    const tag = within(tags, start);
    if (tag === undefined) return selection;
    // Walking starts at the very edge; anything else is a click or a jump of its own.
    const at = previous === tag.start ? tag.end : previous === tag.end ? tag.start : nearer(tag, start);
    return { start: at, end: at };
  }
  const first = within(tags, start);
  const last = within(tags, end);
  return first === undefined && last === undefined ? selection : { start: first?.start ?? start, end: last?.end ?? end };
}

function within(tags: readonly PlacedTag[], at: number): PlacedTag | undefined {
  return tags.find(({ start, end }) => start < at && at < end);
}

function nearer({ start, end }: PlacedTag, at: number): number {
  return at - start <= end - at ? start : end;
}

/** What Backspace or Delete takes beyond one character: the tag beside the cursor. */
export function deletionRange(tags: readonly PlacedTag[], { start, end }: TextSelection, key: 'Backspace' | 'Delete'): TextSelection | undefined {
  if (start !== end) return undefined;
  return tags.find((tag) => (key === 'Backspace' ? tag.end === start : tag.start === start));
}

/** The tag that the cursor touches: the one a preview is shown of. */
export function tagAt(tags: readonly PlacedTag[], { start, end }: TextSelection): PlacedTag | undefined {
  return tags.find((tag) => tag.start <= start && end <= tag.end);
}
