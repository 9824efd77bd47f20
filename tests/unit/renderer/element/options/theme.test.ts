import type { AccentColor, ColorOption, FontObject, GrayscaleOptions } from '@openai/chatkit';
import { describe, expect, it } from 'vitest';
import { contrast, parseColour, toHex } from '../../../../../src/shared/colours.ts';
import type { Rgb } from '../../../../../src/shared/colours.ts';
import { createFonts } from '../../../../../src/renderer/element/options/fonts.ts';
import { resolveTheme } from '../../../../../src/renderer/element/options/theme.ts';

const colour = (text: string): Rgb => {
  const found = parseColour(text);
  if (found === undefined) throw new Error(`${text} is no colour`);
  return found;
};

describe('parseColour', () => {
  it('reads hex, rgb and hsl in their spellings', () => {
    expect(['#f00', '#FF0000', '#ff000080', 'rgb(255, 0, 0)', 'rgb(100% 0% 0% / 0.5)', 'rgba(255,0,0,1)', 'hsl(0 100% 50%)', 'hsl(360deg, 100%, 50%)'].map((text) => toHex(colour(text)))).toEqual(Array(8).fill('#ff0000'));
    expect(toHex(colour('hsl(210, 40%, 60%)'))).toBe('#7099c2');
  });

  it.each(['', 'red', '#12', 'rgb(1,2)', 'url(https://a.example)', '#fff;}', 'var(--x)'])('leaves %j to somebody else', (text) => {
    expect(parseColour(text)).toBeUndefined();
  });
});

describe('resolveTheme', () => {
  it('is light unless told otherwise, and changes nothing that it is not told to', () => {
    expect(resolveTheme(undefined)).toMatchObject({ scheme: 'light', variables: {}, colours: {} });
    expect(resolveTheme('dark')).toMatchObject({ scheme: 'dark', colours: {} });
    expect(resolveTheme({})).toMatchObject({ scheme: 'light', variables: {}, colours: {} });
  });

  it('turns radius, density and typography into tokens', () => {
    expect(resolveTheme({ radius: 'sharp', density: 'compact', typography: { baseSize: 17, fontFamily: 'Inter', fontFamilyMono: 'Mono' } }).variables).toMatchObject({
      '--radius-card': '0px', '--gap-turns': '16px', '--size-message': '17px', '--line-message': '27px', '--size-chrome': '16px',
      '--font': 'Inter, system-ui, sans-serif', '--font-mono': 'Mono, ui-monospace, monospace',
    });
  });

  it('names colours that it cannot read and does without them', () => {
    const { colours, ignored } = resolveTheme({ color: { accent: { primary: 'nonsense', level: 1 }, surface: { background: 'url(x)', foreground: '#111' } } });
    expect(ignored.toSorted()).toEqual(['theme.color.accent.primary', 'theme.color.surface.background']);
    expect(colours).not.toHaveProperty('--accent');
  });

  it('asks the browser for colours that take one to read', () => {
    const theme = { color: { accent: { primary: 'rebeccapurple', level: 0 } } } as const;
    expect(resolveTheme(theme, (text) => (text === 'rebeccapurple' ? colour('#663399') : undefined)).colours['--accent']).toBe('#663399');
  });

  it('takes the tokens of the scheme that fits the background', () => {
    expect(resolveTheme({ colorScheme: 'light', color: { surface: { background: '#101114', foreground: '#fff' } } }).scheme).toBe('dark');
    expect(resolveTheme({ colorScheme: 'dark', color: { surface: { background: '#fafafa', foreground: '#000' } } }).scheme).toBe('light');
  });

  it('takes a foreground for text where it can be read, and for what lies on the background where not', () => {
    const on = (foreground: string) => resolveTheme({ color: { surface: { background: '#ffffff', foreground } } }).colours;
    expect(on('#123456')['--text']).toBe('#123456');
    expect(on('#f4f1ea')).toMatchObject({ '--bg': '#ffffff', '--bg-raised': '#f4f1ea' });
  });
});

const surfaces = ['--bg', '--bg-sunken', '--bg-raised', '--bg-hover', '--bg-active', '--bg-bubble'];
const promised: [string, number][] = [['--text', 7], ['--text-soft', 4.5], ['--text-faint', 4.5], ['--line-strong', 3]];
const hues = [0, 60, 120, 200, 280];
const grayscales = hues.flatMap((hue) => ([0, 5, 9] as const).flatMap((tint) => ([-4, 0, 4] as const).map((shade): GrayscaleOptions => ({ hue, tint, shade }))));
const accents = ['#ff0000', '#ffff00', '#00ff88', '#0000ff', '#777777', '#ffffff', '#000000'].flatMap((primary) =>
  ([0, 1, 2, 3] as const).map((level): AccentColor => ({ primary, level })),
);
const backgrounds = ['#ffffff', '#fff4d6', '#808080', '#2b3a67', '#000000'];

describe.each(['light', 'dark'] as const)('contrast in the %s scheme', (colorScheme) => {
  const colours = (color: ColorOption): Record<string, string> => resolveTheme({ colorScheme, color }).colours;
  const ratio = (theme: Record<string, string>, ink: string, ground: string): number => contrast(colour(theme[ink] ?? ''), colour(theme[ground] ?? ''));

  function tooFaint(theme: Record<string, string>): string[] {
    return promised.flatMap(([ink, least]) => surfaces.filter((ground) => ratio(theme, ink, ground) < least - 0.005).map((ground) => `${ink} on ${ground}: ${ratio(theme, ink, ground)}`));
  }

  it('holds for every grayscale', () => {
    expect(grayscales.flatMap((grayscale) => tooFaint(colours({ grayscale })))).toEqual([]);
  });

  it('holds for every background that text can be read on at all', () => {
    const readable = backgrounds.filter((background) => background !== '#808080');
    expect(readable.flatMap((background) => tooFaint(colours({ surface: { background, foreground: '#777777' } })))).toEqual([]);
  });

  it('is the best there is on a middle grey, where no ink reaches more', () => {
    const theme = colours({ surface: { background: '#808080', foreground: '#888888' } });
    expect(ratio(theme, '--text', '--bg')).toBeGreaterThan(4.5);
  });

  it.each(accents)('holds for the accent $primary at level $level', (accent) => {
    const theme = colours({ accent, grayscale: { hue: 220, tint: 3 } });
    expect(ratio(theme, '--accent-text', '--accent')).toBeGreaterThanOrEqual(4.5);
    expect(ratio(theme, '--text', '--bg-bubble')).toBeGreaterThanOrEqual(4.5);
    for (const ground of surfaces) {
      expect(ratio(theme, '--accent-ink', ground)).toBeGreaterThanOrEqual(4.5);
      expect(ratio(theme, '--focus', ground)).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('createFonts', () => {
  function fixture() {
    const faces = new Set<FontFace>();
    const told: unknown[] = [];
    const fonts = createFonts({
      faces: { add: (face) => faces.add(face) as never, delete: (face) => faces.delete(face) },
      createFace: (family, source, descriptors) => ({ family, source, descriptors }) as unknown as FontFace,
      base: 'app://chat/index.html',
      ignored: (sources) => told.push(sources),
    });
    return { fonts, told, list: () => [...faces] as unknown[] };
  }
  const own: FontObject = { family: 'Own', src: 'fonts/own.woff2', weight: 500, style: 'italic', unicodeRange: 'U+0-FF' };
  const inline: FontObject = { family: 'Inline', src: 'data:font/woff2;base64,AA' };

  it("loads fonts of the page's own origin and fonts that are in the option itself", () => {
    const { fonts, list, told } = fixture();
    fonts.apply([own, inline]);
    expect(list()).toEqual([
      { family: 'Own', source: 'url("app://chat/fonts/own.woff2")', descriptors: { weight: '500', style: 'italic', unicodeRange: 'U+0-FF', display: 'swap' } },
      { family: 'Inline', source: 'url("data:font/woff2;base64,AA")', descriptors: { display: 'swap' } },
    ]);
    expect(told).toEqual([]);
  });

  it('never loads a remote one, and says so once', () => {
    const { fonts, list, told } = fixture();
    const remote: FontObject = { family: 'Remote', src: 'https://fonts.example/a.woff2' };
    fonts.apply([remote]);
    fonts.apply([remote, inline]);
    expect(list()).toHaveLength(1);
    expect(told).toEqual([[{ family: 'Remote', src: 'https://fonts.example/a.woff2' }]]);
  });

  it('keeps faces that are still wanted and takes the others away', () => {
    const { fonts, list } = fixture();
    fonts.apply([own, inline]);
    const [, kept] = list();
    fonts.apply([{ ...inline }]);
    expect(list()).toEqual([kept]);
    fonts.dispose();
    expect(list()).toEqual([]);
  });
});
