import { plainName } from '../../markdown/hidden-characters.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size as systems show it, in steps of 1024: "70 bytes", "12 kB", "1.5 MB". `locale` is BCP 47. */
export function formatSize(bytes: number, locale: string): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 10 ? 0 : 1;
  return new Intl.NumberFormat(locale, { style: 'unit', unit: units[unit] ?? 'byte', unitDisplay: unit === 0 ? 'long' : 'short', maximumFractionDigits: digits }).format(value);
}

/** 0..1 as a percentage. */
export function formatPart(part: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(part);
}

/** Names one after the other, as many as a sentence bears. */
export function formatList(names: readonly string[]): string {
  const most = 12;
  const shown = names.slice(0, most).map(isolated);
  return [...shown, ...(names.length > most ? ['…'] : [])].join(', ');
}

/** Elapsed time as "m:ss", in the digits of the language. */
export function formatElapsed(ms: number, locale: string): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const plain = new Intl.NumberFormat(locale, { useGrouping: false });
  const padded = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
  return `${plain.format(Math.floor(seconds / 60))}:${padded.format(seconds % 60)}`;
}

/** A name for the middle of a sentence: whatever it is written in, the sentence around it keeps its direction. */
export function isolated(name: string): string {
  return `\u2068${plainName(name)}\u2069`;
}

/** Letters of a name that are shown however little room there is: the extension, and a few before it. */
const tailLength = 8;

/** A file name in two parts, of which the first may be cut when there is no room. Never splits a character. */
export function splitName(name: string): [head: string, tail: string] {
  if (name.length <= tailLength * 2) return [name, ''];
  const cut = name.length - tailLength;
  const whole = isLowSurrogate(name.charCodeAt(cut)) ? cut - 1 : cut;
  return [name.slice(0, whole), name.slice(whole)];
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
