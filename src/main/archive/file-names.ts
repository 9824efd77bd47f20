/** Longest name without its ending, in UTF-16 units: leaves room on every file system (255 bytes) also for four-byte scripts. */
const maxLength = 60;

/** Names that Windows keeps for devices, with any ending (Naming Files, Paths, and Namespaces, Microsoft). */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/** @returns a name that every file system takes, made of the text; never empty, no ending of its own at risk. */
export function safeName(text: string, fallback: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const short = cut(plain).replace(/^[.\s]+|[.\s]+$/gu, '');
  if (short === '') return fallback;
  return reserved.test(short.split('.')[0]?.trim() ?? '') ? `${short} chat` : short;
}

/** Never through a character that two units make. */
function cut(text: string): string {
  let result = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    if (result.length + segment.length > maxLength) break;
    result += segment;
  }
  return result;
}

/** Hands out names that differ also where case and Unicode form do not count. */
export function createNames(): (name: string, ending: string) => string {
  const taken = new Set<string>();
  return (name, ending) => {
    for (let count = 1; ; count += 1) {
      const full = `${count === 1 ? name : `${name} (${count})`}${ending}`;
      const key = full.normalize('NFKC').toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return full;
    }
  };
}

/** @returns name and ending (`.png`) of a file’s name, each safe. */
export function splitName(text: string, fallback: string): [string, string] {
  const dot = text.lastIndexOf('.');
  const ending = dot > 0 ? text.slice(dot).replace(/[^.\w-]/g, '').slice(0, 12) : '';
  return [safeName(dot > 0 ? text.slice(0, dot) : text, fallback), ending === '.' ? '' : ending];
}
