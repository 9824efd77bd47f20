/** Scripts that are written without spaces between words, or with endings joined on. */
const cjkRun = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30FC]+/gu;
const wordRun = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;
/** Accents and points, not the vowel signs of Indic scripts nor the voicing marks of kana, which make other letters. */
const accents = /(?:(?!\u3099|\u309a)\p{Script=Inherited}|(?=\p{M})[\p{Script=Hebrew}\p{Script=Arabic}])+/gu;
/** Longer "words" are data, found by their beginning. */
const maxWord = 64;

/** Text as it is compared: no case, no accents; compatibility forms of letters and digits are the usual ones. */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(accents, '').normalize('NFC').toLowerCase().replaceAll('ς', 'σ');
}

/** The words of a text outside Chinese, Japanese and Korean, folded and parted by spaces. */
export function plainWords(text: string): string {
  const folded = fold(text);
  const rest = isAscii(folded) ? folded : folded.replace(cjkRun, ' ');
  return (rest.match(wordRun) ?? []).map((word) => word.slice(0, maxWord)).join(' ');
}

/**
 * Pairs of neighbours in runs of Chinese, Japanese and Korean, which have no spaces between words; the last sign of a run
 * once more alone, so that each sign begins a word of the index. `東京都` gives `東京 京都 都`.
 */
export function cjkPairs(text: string): string {
  if (isAscii(text)) return '';
  const pairs: string[] = [];
  for (const [run] of fold(text).matchAll(cjkRun)) {
    const signs = Array.from(run);
    signs.forEach((sign, index) => pairs.push(sign + (signs[index + 1] ?? '')));
  }
  return pairs.join(' ');
}

export interface Token {
  /** Folded. */
  text: string;
  cjk: boolean;
}

/** The words of a typed text in order; a run of Chinese, Japanese or Korean is one. */
export function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  for (const [word] of fold(text).matchAll(wordRun)) {
    let at = 0;
    for (const run of word.matchAll(cjkRun)) {
      if (run.index > at) found.push({ text: word.slice(at, run.index), cjk: false });
      found.push({ text: run[0], cjk: true });
      at = run.index + run[0].length;
    }
    if (at < word.length) found.push({ text: word.slice(at), cjk: false });
  }
  return found;
}

/** Folded text that remembers where each of its units came from. */
export interface FoldedText {
  text: string;
  /** Start in the original of each unit of `text`, and its end as the last; absent: the same places. */
  places: readonly number[] | undefined;
}

/** As `fold`, with the places, so that what is found can be marked in the original. */
export function foldWithPlaces(original: string): FoldedText {
  if (isAscii(original)) return { text: original.toLowerCase(), places: undefined };
  const places: number[] = [];
  let text = '';
  let at = 0;
  for (const sign of original) {
    const folded = sign < '\u0080' ? sign.toLowerCase() : fold(sign);
    for (let unit = 0; unit < folded.length; unit += 1) places.push(at);
    text += folded;
    at += sign.length;
  }
  places.push(at);
  return { text, places };
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}
