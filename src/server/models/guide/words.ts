/**
 * A text with only its words, a space before, between and after them: lower case, without accents and the vowel signs of
 * Arabic, letters of full width as ordinary ones, French elisions apart.
 */
export function wordsOf(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0640]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/[^\p{L}\p{N}_'-]+/gu, ' ')
    .replace(/(^| )(?:[cdjlmnst]|qu)'(?=\p{L})/gu, '$1')
    .replace(/(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Arabic}])(?=[a-z\d])/gu, ' ');
  return ` ${plain.trim()} `;
}

const joined = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Arabic}]/u;

/** Whether the words (from `wordsOf`) have the cue: "model" is in "models". Arabic puts particles before a word, Japanese no spaces. */
export function hasCue(words: string, cue: string): boolean {
  return words.includes(joined.test(cue) ? cue : ` ${cue}`);
}

/** Whether the words begin with one of these. */
export function beginsWith(words: string, beginnings: readonly string[]): boolean {
  return beginnings.some((one) => {
    const bare = wordsOf(one).trim();
    return words.startsWith(joined.test(bare) ? ` ${bare}` : ` ${bare} `);
  });
}
