/** A plot's height in its own units; its width is 100. */
export const plotHeight = 32;

export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Bars from the left, none lower than a hairline; as wide as if there were `places` of them at least. */
export function barsOf(values: readonly number[], places = 12): Bar[] {
  const most = Math.max(...values);
  const step = 100 / Math.max(values.length, places);
  return values.map((value, index) => {
    const height = Math.max(0.8, (value / most) * plotHeight);
    return { x: index * step, y: plotHeight - height, width: step * 0.72, height };
  });
}

/** Points of an SVG polyline over time, from zero up; a single one is a line all the way. */
export function lineOf(samples: readonly { at: number; value: number }[]): string {
  const begin = samples[0]?.at ?? 0;
  const span = (samples.at(-1)?.at ?? 0) - begin;
  const most = Math.max(...samples.map(({ value }) => value));
  const points = samples.map(({ at, value }) => ({ x: span === 0 ? 100 : ((at - begin) / span) * 100, y: plotHeight - (value / most) * (plotHeight - 2) }));
  const all = points.length === 1 ? [...points.map(({ y }) => ({ x: 0, y })), ...points] : points;
  return all.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ');
}

const round = (value: number): number => Math.round(value * 100) / 100;
