import type { UserContent } from '../../../../shared/chatkit/types.ts';

export type TagContent = Extract<UserContent, { type: 'input_tag' }>;

/** A tag where its label stands in the text: `text.slice(start, end) === tagLabel(tag)`. */
export interface PlacedTag {
  readonly start: number;
  readonly end: number;
  readonly tag: TagContent;
}

/**
 * Text of a native field with tags in it: a tag is its label in the text and a range over it. The ranges are in order,
 * never overlap, and follow every edit, so that undo, input methods and screen readers keep working as in any field.
 */
export interface TagText {
  readonly text: string;
  readonly tags: readonly PlacedTag[];
}

export const emptyText: TagText = { text: '', tags: [] };

/** A tag as it reads in the field. One line, whatever its title holds. */
export function tagLabel({ text }: TagContent): string {
  return `@${text.replaceAll(/\s+/g, ' ').trim()}`;
}

/** The parts of a message (§2), in order; empty when nothing but blanks is there. */
export function toContent({ text, tags }: TagText): UserContent[] {
  if (text.trim() === '') return [];
  const parts: UserContent[] = [];
  let at = 0;
  const addText = (to: number): void => {
    if (to > at) parts.push({ type: 'input_text', text: text.slice(at, to) });
  };
  for (const { start, end, tag } of tags) {
    addText(start);
    parts.push(tag);
    at = end;
  }
  addText(text.length);
  return parts;
}

/** The other way round: for what comes back, and for what an app puts there. */
export function fromContent(content: readonly UserContent[]): TagText {
  let text = '';
  const tags: PlacedTag[] = [];
  for (const part of content) {
    const start = text.length;
    text += part.type === 'input_tag' ? tagLabel(part) : part.text;
    if (part.type === 'input_tag') tags.push({ start, end: text.length, tag: part });
  }
  return { text, tags };
}

/** Marks the label that stands at `start` as a tag; leaves the text alone when it reads otherwise. */
export function placeTag(value: TagText, start: number, tag: TagContent): TagText {
  const label = tagLabel(tag);
  const end = start + label.length;
  if (value.text.slice(start, end) !== label) return value;
  const others = value.tags.filter((other) => other.end <= start || other.start >= end);
  return { text: value.text, tags: [...others, { start, end, tag }].sort((a, b) => a.start - b.start) };
}

export interface Edit {
  /** The field's whole text now. */
  text: string;
  /** Where the cursor stands now: tells which of two equal letters was typed. */
  caret: number;
  /** `InputEvent.inputType`. */
  inputType?: string | undefined;
}

/**
 * Follows an edit of the field. A tag that lost a part goes altogether when something was deleted, and becomes plain
 * text when something was written into it. Labels of `known` tags that come in as a whole (undo, paste) are tags again.
 */
export function applyEdit(before: TagText, edit: Edit, known: readonly TagContent[] = []): TagText & { caret: number } {
  const { text } = edit;
  const [from, to, insertedEnd] = changed(before.text, text, edit.caret);
  const shift = text.length - before.text.length;
  const kept: PlacedTag[] = [];
  const broken: PlacedTag[] = [];
  for (const placed of before.tags) {
    if (placed.end <= from) kept.push(placed);
    else if (placed.start >= to) kept.push(moved(placed, shift));
    else broken.push(placed);
  }
  const deleted = insertedEnd === from && edit.inputType?.startsWith('history') !== true;
  const rest = deleted ? withoutRemains({ text, tags: kept }, broken, from, to) : { text, tags: kept };
  const caret = rest.text === text ? edit.caret : Math.min(from, broken[0]?.start ?? from);
  const found = insertedEnd - from > 1 ? refind(rest, from, insertedEnd, known) : rest;
  return { ...found, caret };
}

/** What an edit replaced, as [from, to) of the old text by [from, insertedEnd) of the new one. */
function changed(old: string, now: string, caret: number): [from: number, to: number, insertedEnd: number] {
  const limit = Math.min(old.length, now.length);
  let suffix = 0;
  const most = Math.min(limit, now.length - caret);
  while (suffix < most && old[old.length - 1 - suffix] === now[now.length - 1 - suffix]) suffix += 1;
  let from = 0;
  while (from < limit - suffix && old[from] === now[from]) from += 1;
  return [from, old.length - suffix, now.length - suffix];
}

function moved({ start, end, tag }: PlacedTag, by: number): PlacedTag {
  return { start: start + by, end: end + by, tag };
}

/** Takes out what is left of tags after [from, to) of the old text was deleted. */
function withoutRemains(value: TagText, broken: readonly PlacedTag[], from: number, to: number): TagText {
  const before = broken.reduce((sum, { start }) => sum + Math.max(0, from - start), 0);
  const after = broken.reduce((sum, { end }) => sum + Math.max(0, end - to), 0);
  const start = from - before;
  return {
    text: value.text.slice(0, start) + value.text.slice(from + after),
    tags: value.tags.map((placed) => (placed.start >= from ? moved(placed, -before - after) : placed)),
  };
}

/** Makes known labels that overlap [from, to) tags again. */
function refind(value: TagText, from: number, to: number, known: readonly TagContent[]): TagText {
  let result = value;
  for (const tag of known) {
    const label = tagLabel(tag);
    for (let at = value.text.indexOf(label, Math.max(0, from - label.length + 1)); at >= 0 && at < to; at = value.text.indexOf(label, at + 1)) {
      const end = at + label.length;
      if (!result.tags.some((placed) => placed.start < end && at < placed.end)) result = placeTag(result, at, tag);
    }
  }
  return result;
}
