import { english, type ServerTexts } from '../server-texts.ts';

/** A number of bytes in the words of people, in steps of 1024. */
export function humanSize(bytes: number, { lang, units }: Pick<ServerTexts, 'lang' | 'units'> = english): string {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 2);
  const value = bytes / 1024 ** step;
  const rounded = new Intl.NumberFormat(lang, { maximumFractionDigits: value < 10 ? 1 : 0, useGrouping: false }).format(value);
  return `${rounded} ${(bytes === 1 ? units[0] : units[step + 1]) ?? ''}`;
}
