/** Hue (degrees) and strongest chroma of the palette's colours in OKLCH. */
const hues: Readonly<Record<string, readonly [hue: number, chroma: number]>> = {
  gray: [270, 0.012], slate: [257, 0.04], red: [25, 0.21], orange: [50, 0.18], amber: [72, 0.165], yellow: [92, 0.16], lime: [125, 0.19],
  green: [150, 0.17], emerald: [163, 0.15], teal: [185, 0.115], cyan: [210, 0.125], sky: [235, 0.14], blue: [260, 0.19], indigo: [275, 0.2],
  violet: [290, 0.21], purple: [305, 0.22], fuchsia: [322, 0.24], pink: [352, 0.21], rose: [12, 0.21],
};

/** Lightness and share of the chroma by step. */
const steps: readonly (readonly [step: number, lightness: number, strength: number])[] = [
  [0, 1, 0], [50, 0.976, 0.08], [100, 0.95, 0.18], [200, 0.9, 0.4], [300, 0.83, 0.65], [400, 0.74, 0.9], [500, 0.65, 1], [600, 0.56, 1],
  [700, 0.48, 0.88], [800, 0.39, 0.7], [900, 0.3, 0.5], [1000, 0.18, 0.25],
];

/**
 * A palette name (`red-100` … `gray-900`, §8) as CSS. In the dark scheme the scale runs the other way, so that a pale ground
 * stays a quiet one, and text on it can be read.
 */
export function paletteColor(name: string): string | undefined {
  const match = /^([a-z]+)-(\d{1,4})$/.exec(name);
  const [hue, chroma] = (match?.[1] !== undefined && Object.hasOwn(hues, match[1]) ? hues[match[1]] : undefined) ?? [];
  const step = Number(match?.[2]);
  if (hue === undefined || chroma === undefined || step > 1_000) return undefined;
  return `light-dark(${shade(hue, chroma, step)}, ${shade(hue, chroma, 1_000 - step)})`;
}

function shade(hue: number, chroma: number, step: number): string {
  const above = steps.findIndex(([at]) => at >= step);
  const [high, low] = [steps[above], steps[Math.max(0, above - 1)]];
  if (high === undefined || low === undefined) return 'currentcolor';
  const part = high[0] === low[0] ? 0 : (step - low[0]) / (high[0] - low[0]);
  const between = (from: number, to: number): number => from + (to - from) * part;
  return `oklch(${round(between(low[1], high[1]))} ${round(chroma * between(low[2], high[2]))} ${hue})`;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
