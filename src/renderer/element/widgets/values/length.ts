import { number } from '../read.ts';

/** Pixels of one spacing unit (§8). */
const unit = 4;

/** Largest gap, padding or margin, in px: more would only push the rest out of sight. */
const maxSpace = 160;

/** Largest width or height, in px. */
const maxExtent = 2_400;

const plain = /^(\d{1,6}(?:\.\d{1,4})?|\.\d{1,4})(px|rem|em|ch|%)$/;
const sum = /^(?:calc|min|max|clamp)\([\d\s.+\-*/%(),a-z]{1,80}\)$/;
const sumUnits = /[a-z]+/g;
const allowedUnits: ReadonlySet<string> = new Set(['calc', 'min', 'max', 'clamp', 'px', 'rem', 'em', 'ch']);
const keywords: readonly string[] = ['auto', 'min-content', 'max-content', 'fit-content'];

/** A gap, padding or margin as CSS: numbers count units of 4 px. Negative ones could cover what is outside and are absent. */
export function space(value: unknown): string | undefined {
  const count = number(value);
  if (count !== undefined) return count < 0 ? undefined : `${Math.min(count * unit, maxSpace)}px`;
  return capped(value, maxSpace);
}

/** A width or height as CSS: numbers are px. */
export function extent(value: unknown): string | undefined {
  const px = number(value);
  if (px !== undefined) return px < 0 ? undefined : `${Math.min(px, maxExtent)}px`;
  if (typeof value !== 'string') return undefined;
  const text = value.trim().toLowerCase();
  if (keywords.includes(text)) return text;
  if (sum.test(text) && [...text.matchAll(sumUnits)].every(([word]) => allowedUnits.has(word))) return `min(${text}, ${maxExtent}px)`;
  return capped(text, maxExtent);
}

/** `16 / 9`, `16:9` or a number. */
export function ratio(value: unknown): string | undefined {
  const parts = typeof value === 'string' ? value.split(/[/:]/).map(number) : [number(value)];
  const [width, height = 1] = parts;
  if (parts.length > 2 || parts.includes(undefined) || width === undefined) return undefined;
  return width > 0 && height > 0 && width / height < 50 && height / width < 50 ? `${width} / ${height}` : undefined;
}

function capped(value: unknown, most: number): string | undefined {
  const match = typeof value === 'string' ? plain.exec(value.trim().toLowerCase()) : null;
  if (match === null) return undefined;
  const [text, amount, kind] = match;
  if (kind === '%') return `${Math.min(Number(amount), 100)}%`;
  return kind === 'px' ? `${Math.min(Number(amount), most)}px` : `min(${text}, ${most}px)`;
}
