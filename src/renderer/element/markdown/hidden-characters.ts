/** Where a text stands: in names and link texts nothing invisible is wanted, prose needs some of it to be written right. */
export type TextPlace = 'prose' | 'code' | 'name';

/** A stretch of text, or one character that cannot be seen and is to be shown by its code. */
export type TextPart = { text: string } | { hidden: string };

/**
 * Overrides and embeddings turn the order of what follows, so that text reads as something else than it is. Isolates
 * (U+2066–2069) and marks (U+200E, U+200F, U+061C) are how careful writers mix scripts; in prose they stay. Tag characters
 * (U+E0000–E007F) can carry a whole hidden text; only behind a black flag they draw something, the flags of regions.
 */
const places: Readonly<Record<TextPlace, RegExp>> = {
  prose: /[\u202a-\u202e]|(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]{0,7})[\u{e0000}-\u{e007f}]/gu,
  // Code is read character by character: whatever is invisible there is worth a look ("Trojan Source").
  code: /[\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\ufeff\u00ad\u061c\u200e\u200f]|[\u{e0000}-\u{e007f}]/gu,
  name: /[\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\ufeff\u00ad\u061c\u200e\u200f\u115f\u1160\u3164\uffa0]|(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]{0,7})[\u{e0000}-\u{e007f}]/gu,
};

/** Shown one by one; of more, only a mark remains. */
const mostShown = 200;

/** Cuts text at the characters that are to be made visible in that place. The same one in a row is shown once, with its count. */
export function splitHidden(text: string, place: TextPlace): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  let run: { first: string; count: number; end: number } | undefined;
  let shown = 0;
  const addText = (added: string): void => {
    const last = parts.at(-1);
    if (last !== undefined && 'text' in last) last.text += added;
    else if (added !== '') parts.push({ text: added });
  };
  const endRun = (): void => {
    if (run === undefined) return;
    if (shown < mostShown) parts.push({ hidden: run.count === 1 ? codeName(run.first) : `${codeName(run.first)} ×${run.count}` });
    else addText('\ufffd');
    shown += 1;
    run = undefined;
  };
  for (const { index, 0: found } of text.matchAll(places[place])) {
    if (run?.first === found && run.end === index) {
      run.count += 1;
      run.end += found.length;
    } else {
      endRun();
      addText(text.slice(from, index));
      run = { first: found, count: 1, end: index + found.length };
    }
    from = run.end;
  }
  endRun();
  addText(text.slice(from));
  return parts.length === 0 ? [{ text: '' }] : parts;
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
