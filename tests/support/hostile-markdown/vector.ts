/** One hostile text: what it tries, and the text as a model would write it. */
export interface Vector {
  /** Unique in the corpus; says what is tried. */
  name: string;
  text: string;
}

/** What a vector runs if it can: a test looks for the dialog, and for the name on the window. */
export const run = 'top.canary=1;alert(1)';

/** A host that must never be asked for anything. */
export const evil = 'evil.example';

/** Vectors of one kind from their texts; each is named after its kind and its own words. */
export function vectors(kind: string, texts: Readonly<Record<string, string>>): Vector[] {
  return Object.entries(texts).map(([name, text]) => ({ name: `${kind}: ${name}`, text }));
}
