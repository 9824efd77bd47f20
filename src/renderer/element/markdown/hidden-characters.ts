/** Where a text stands: in names and link texts nothing invisible is wanted, prose needs some of it to be written right. */
export type TextPlace = 'prose' | 'code' | 'name';

/** A stretch of text, or one character that cannot be seen and is to be shown by its code. */
export type TextPart = { text: string } | { hidden: string };

/**
 * Overrides and embeddings turn the order of what follows, so that text reads as something else than it is. Isolates
 * (U+2066–2069) and marks (U+200E, U+200F, U+061C) are how careful writers mix scripts; in prose they stay.
 */
const places: Readonly<Record<TextPlace, RegExp>> = {
  prose: /[\u202a-\u202e]|[\u{e0000}-\u{e007f}]+(?<!\u{e007f})/gu,
  // Code is read character by character: whatever is invisible there is worth a look ("Trojan Source").
  code: /[\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\ufeff\u00ad\u061c\u200e\u200f]|[\u{e0000}-\u{e007f}]+/gu,
  name: /[\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\ufeff\u00ad\u061c\u200e\u200f\u115f\u1160\u3164\uffa0]|[\u{e0000}-\u{e007f}]+(?<!\u{e007f})/gu,
};

/** Cuts text at the characters that are to be made visible in that place. */
export function splitHidden(text: string, place: TextPlace): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(places[place])) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ hidden: codeName(match[0]) });
    from = match.index + match[0].length;
  }
  if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from) });
  return parts;
}

/** Whether anything in the text is to be made visible there. */
export function hides(text: string, place: TextPlace): boolean {
  return text.search(places[place]) !== -1;
}

/**
 * A name as it really is: file names, titles, tags and addresses in places that take plain strings. Characters that turn
 * the direction or hide are written by their code, `photo‹U+202E›gnp.exe`.
 */
export function plainName(text: string): string {
  return splitHidden(text, 'name')
    .map((part) => ('text' in part ? part.text : `‹${part.hidden}›`))
    .join('');
}

/** Without anything invisible: for comparing what a person reads. */
export function visibleText(text: string): string {
  return text.replace(/\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}/gu, '');
}

function codeName(found: string): string {
  const first = found.codePointAt(0) ?? 0;
  return `U+${first.toString(16).toUpperCase().padStart(4, '0')}`;
}
