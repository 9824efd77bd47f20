import { record } from '../read.ts';
import { paletteColor } from './palette.ts';

export type ColorUse = 'text' | 'background' | 'line';

const tokens: Readonly<Record<ColorUse, Readonly<Record<string, string>>>> = {
  text: {
    prose: 'var(--text)', primary: 'var(--text)', emphasis: 'var(--accent-ink)', secondary: 'var(--text-soft)', tertiary: 'var(--text-faint)',
    success: 'var(--ok)', warning: 'var(--warn)', danger: 'var(--danger)', info: 'var(--tone-info)', discovery: 'var(--tone-discovery)',
  },
  background: {
    surface: 'var(--bg-raised)', 'surface-secondary': 'var(--bg-sunken)', 'surface-tertiary': 'var(--bg-hover)',
    'surface-elevated': 'var(--bg-raised)', 'surface-elevated-secondary': 'var(--bg-hover)',
  },
  line: { default: 'var(--line)', subtle: 'var(--line)', strong: 'var(--line-strong)' },
};

/** Names of colours that stand for one that suits either scheme; CSS's own of that name is far too loud. */
const tones: ReadonlySet<string> = new Set(['blue', 'purple', 'orange', 'green', 'red', 'yellow', 'pink']);

const notation = /^(?:#[\da-f]{3,8}|[a-z]{3,30}|(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)\([\w\s.,%/+#()-]{1,100}\))$/;
const fetching = /url|image|var|env|attr|element|paint|src/;

/**
 * A colour of §8 as CSS: token, palette name, CSS colour or `{light, dark}`, which the scheme around it decides.
 * Anything that is not a plain colour, above all what could load something, is absent.
 */
export function color(value: unknown, use: ColorUse): string | undefined {
  if (typeof value === 'string') return one(value, use);
  const pair = record(value);
  if (pair === undefined) return undefined;
  const light = one(pair['light'], use) ?? one(pair['dark'], use);
  const dark = one(pair['dark'], use) ?? light;
  return light === undefined || dark === undefined ? undefined : `light-dark(${light}, ${dark})`;
}

function one(value: unknown, use: ColorUse): string | undefined {
  if (typeof value !== 'string' || value.length > 120) return undefined;
  const name = value.trim().toLowerCase();
  const own = tokens[use];
  if (Object.hasOwn(own, name)) return own[name];
  if (tones.has(name)) return `var(--tone-${name})`;
  const alpha = /^alpha-(\d{1,3})$/.exec(name);
  if (alpha !== null) return `color-mix(in oklab, var(--text) ${Math.min(Number(alpha[1]), 100)}%, transparent)`;
  return paletteColor(name) ?? cssColor(name);
}

function cssColor(text: string): string | undefined {
  return notation.test(text) && !fetching.test(text) && CSS.supports('color', text) ? text : undefined;
}

/**
 * The scheme in which text on this ground can be read, for a ground that is the same in both: a fixed colour. Tokens, pairs
 * and palette names need none, nor do grounds that let what is behind shine through.
 */
export function groundScheme(value: unknown): 'light' | 'dark' | undefined {
  if (typeof value !== 'string') return undefined;
  const rgb = channels(value.trim().toLowerCase());
  if (rgb === undefined) return undefined;
  const [red = 0, green = 0, blue = 0] = rgb;
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? 'light' : 'dark';
}

function channels(text: string): number[] | undefined {
  if (text === 'white') return [255, 255, 255];
  if (text === 'black') return [0, 0, 0];
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(text);
  if (short !== null) return short.slice(1).map((digit) => parseInt(digit + digit, 16));
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/.exec(text);
  if (long !== null) return long.slice(1).map((pair) => parseInt(pair, 16));
  return /^rgb\((\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\)$/.exec(text)?.slice(1).map(Number);
}

/** In the order in which series get one that name none: neighbours are easy to tell apart. */
const chartTones = ['blue', 'orange', 'green', 'purple', 'red', 'yellow', 'pink'];

/** The colour of a series, or the next one of the chart's own (§8). */
export function chartColor(value: unknown, at: number): string {
  if (typeof value === 'string' && chartTones.includes(value)) return `var(--chart-${value})`;
  return color(value, 'text') ?? `var(--chart-${chartTones[at % chartTones.length] ?? 'blue'})`;
}
