import { expect, it } from 'vitest';
import { accentTones } from '../../../src/shared/accent-tones.ts';
import { contrast, parseColour } from '../../../src/shared/colours.ts';

const read = (tones: Readonly<Record<string, string>>, name: string): [string, string] => {
  const [, light = '', dark = ''] = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(tones[name] ?? '') ?? [];
  return [light, dark];
};
const ratio = (a: string, b: string): number => contrast(parseColour(a)!, parseColour(b)!);

it.each(['#ffffff', '#000000', '#ffee00', '#0078d4', '#ff2d55', '#7f7f7f', '#00ff00'])('keeps everything readable with an accent of %s', (accent) => {
  const tones = accentTones(accent)!;
  for (const [at, grounds] of [['#ffffff', '#f4f4f6', '#e3e3e9'], ['#111214', '#17181b', '#2e3137']].entries()) {
    const of = (name: string): string => read(tones, name)[at] ?? '';
    expect(ratio(of('--accent'), of('--accent-text'))).toBeGreaterThanOrEqual(4.5);
    expect(ratio(of('--accent-hover'), of('--accent-text'))).toBeGreaterThanOrEqual(4.5);
    for (const ground of [...grounds, of('--accent-soft')]) expect(ratio(of('--accent-ink'), ground)).toBeGreaterThanOrEqual(4.4);
    for (const ground of grounds) expect(ratio(of('--focus'), ground)).toBeGreaterThanOrEqual(2.9);
  }
});

it('takes nothing that is no colour', () => {
  expect(accentTones('url(evil)')).toBeUndefined();
  expect(accentTones('')).toBeUndefined();
});
