/** Channels of sRGB, 0..1, opaque. */
export type Rgb = readonly [red: number, green: number, blue: number];

const clamp = (value: number, to = 1): number => Math.min(Math.max(value, 0), to);

/** Reads hex, `rgb()` and `hsl()` in their usual spellings; alpha is dropped. @returns `undefined` for any other text. */
export function parseColour(text: string): Rgb | undefined {
  const value = text.trim().toLowerCase();
  const hex = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(value)?.[1];
  if (hex !== undefined) {
    const wide = hex.length < 6 ? hex.replaceAll(/./g, '$&$&') : hex;
    return [0, 2, 4].map((at) => parseInt(wide.slice(at, at + 2), 16) / 255) as unknown as Rgb;
  }
  const [, kind, inner = ''] = /^(rgb|hsl)a?\(([^()]*)\)$/.exec(value) ?? [];
  const parts = inner.split(/[\s,/]+/).filter((part) => part !== '');
  if (kind === undefined || parts.length < 3) return undefined;
  const [a, b, c] = parts.map(Number.parseFloat) as [number, number, number];
  if (![a, b, c].every(Number.isFinite)) return undefined;
  if (kind === 'hsl') return fromHsl(a, clamp(b / 100), clamp(c / 100));
  return [a, b, c].map((channel, at) => clamp(channel / (parts[at]?.endsWith('%') === true ? 100 : 255))) as unknown as Rgb;
}

/** `hue` in degrees, the others 0..1. */
export function fromHsl(hue: number, saturation: number, lightness: number): Rgb {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (at: number): number => {
    const step = (((at + hue / 30) % 12) + 12) % 12;
    return lightness - reach * Math.max(-1, Math.min(step - 3, 9 - step, 1));
  };
  return [channel(0), channel(8), channel(4)];
}

/** `share` of the second colour in the first, 0..1. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return from.map((channel, at) => channel + ((to[at] ?? 0) - channel) * share) as unknown as Rgb;
}

export function toHex(colour: Rgb): string {
  return `#${colour.map((channel) => Math.round(clamp(channel) * 255).toString(16).padStart(2, '0')).join('')}`;
}

/** The colour as it is written out, in 8 bits a channel: what must be readable is what is drawn. */
export function rounded(colour: Rgb): Rgb {
  return colour.map((channel) => Math.round(clamp(channel) * 255) / 255) as unknown as Rgb;
}

/** Relative luminance, 0..1 (WCAG 2.2). */
export function luminance(colour: Rgb): number {
  const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

/** Contrast ratio of two colours, 1..21 (WCAG 2.2). */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

export const black: Rgb = [0, 0, 0];
export const white: Rgb = [1, 1, 1];

/** Black or white, whichever is easier to read on the colour: at least 4.5 to 1. */
export function inkOn(background: Rgb): Rgb {
  return contrast(black, background) > contrast(white, background) ? black : white;
}

const steps = 20;

/** The colour, moved towards black or white just as far as it takes to reach `ratio` on every background. */
export function readable(colour: Rgb, backgrounds: readonly Rgb[], ratio: number): Rgb {
  const grounds = backgrounds.map(rounded);
  const worst = (candidate: Rgb): number => Math.min(...grounds.map((ground) => contrast(candidate, ground)));
  const target = worst(black) > worst(white) ? black : white;
  for (let step = 0; step < steps; step += 1) {
    const candidate = rounded(mix(colour, target, step / steps));
    if (worst(candidate) >= ratio) return candidate;
  }
  return target;
}
