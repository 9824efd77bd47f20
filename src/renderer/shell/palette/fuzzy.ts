/** How well a text fits what was typed, and which of its characters do, as ranges from and to (exclusive). */
export interface Match {
  score: number;
  marks: readonly (readonly [number, number])[];
}

/** A word's first letter, the letter after the one before, the first of all. */
const bonus = { wordStart: 8, next: 14, first: 4 } as const;

/**
 * Fits a text to what was typed: each word of it must be in the text, letter after letter, gaps allowed. Case and accents do
 * not matter. `undefined`: it does not fit. Without words everything fits alike.
 */
export function fuzzyMatch(text: string, typed: string): Match | undefined {
  const letters = Array.from(text, fold);
  const hits = new Set<number>();
  let score = 0;
  for (const word of typed.split(/\s+/u).filter((part) => part !== '')) {
    const best = align(letters, Array.from(word, fold));
    if (best === undefined) return undefined;
    score += best.score;
    for (const at of best.places) hits.add(at);
  }
  // Of two that fit alike the shorter one is meant.
  return { score: score - letters.length / 100, marks: ranges(text, hits) };
}

/** The first letter of what a letter is made of: é is e. */
function fold(letter: string): string {
  const [first = letter] = letter.normalize('NFD').toLocaleLowerCase();
  return first;
}

const isLetter = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

/** The best way to find the word's letters in this order. */
function align(letters: readonly string[], word: readonly string[]): { score: number; places: readonly number[] } | undefined {
  let ways: ({ score: number; places: readonly number[] } | undefined)[] = letters.map((letter, at) =>
    letter === word[0] ? { score: worth(letters, at) + (at === 0 ? bonus.first : 0), places: [at] } : undefined,
  );
  for (const wanted of word.slice(1)) {
    let before: { score: number; places: readonly number[] } | undefined;
    ways = letters.map((letter, at) => {
      const close = at > 0 ? ways[at - 1] : undefined;
      if (at > 1) before = better(before, ways[at - 2]);
      if (letter !== wanted) return undefined;
      const grown = better(close && { ...close, score: close.score + bonus.next }, before);
      return grown && { score: grown.score + worth(letters, at), places: [...grown.places, at] };
    });
  }
  return ways.reduce(better, undefined);
}

function worth(letters: readonly string[], at: number): number {
  return 1 + (isLetter(letters[at - 1]) ? 0 : bonus.wordStart);
}

function better<T extends { score: number }>(one: T | undefined, other: T | undefined): T | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other.score > one.score ? other : one;
}

/** Places of letters as ranges of the text's own units. */
function ranges(text: string, hits: ReadonlySet<number>): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let unit = 0;
  for (const [at, letter] of Array.from(text).entries()) {
    const end = unit + letter.length;
    const last = found.at(-1);
    if (hits.has(at)) {
      if (last?.[1] === unit) last[1] = end;
      else found.push([unit, end]);
    }
    unit = end;
  }
  return found;
}
