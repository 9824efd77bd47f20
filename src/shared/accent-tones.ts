import { black, inkOn, mix, parseColour, readable, toHex, white, type Rgb } from './colours.ts';

/** Surfaces of `tokens.css` that text in the accent stands on, the hardest ones: the lightest and the darkest of each scheme. */
const surfaces: Readonly<Record<'light' | 'dark', readonly Rgb[]>> = {
  light: ['#ffffff', '#e3e3e9'].map(rgb),
  dark: ['#111214', '#2e3137'].map(rgb),
};
const grounds = { light: white, dark: rgb('#17181b') } as const;
const softShare = { light: 0.1, dark: 0.22 } as const;

function rgb(hex: string): Rgb {
  return parseColour(hex) ?? black;
}

/**
 * The tokens that an accent colour changes, the system's or a brand's, as pairs of `light-dark()`; text keeps 4.5 to 1 and what is
 * focused 3 to 1 on every surface, whatever the colour. `undefined`: it is no colour.
 */
export function accentTones(accent: string, inDark = accent): Readonly<Record<string, string>> | undefined {
  const [colour, darkColour] = [parseColour(accent), parseColour(inDark)];
  if (colour === undefined || darkColour === undefined) return undefined;
  const light = tones(colour, 'light');
  const dark = tones(darkColour, 'dark');
  return Object.fromEntries(Object.keys(light).map((name) => [name, `light-dark(${light[name] ?? ''}, ${dark[name] ?? ''})`]));
}

function tones(colour: Rgb, scheme: 'light' | 'dark'): Record<string, string> {
  const ground = grounds[scheme];
  const all = surfaces[scheme];
  // A fill has to stand out from what it lies on; its text is black or white.
  const fill = readable(colour, [ground], 3);
  const soft = mix(ground, colour, softShare[scheme]);
  return {
    '--accent': toHex(fill),
    // Away from its text, which stays readable.
    '--accent-hover': toHex(mix(fill, inkOn(fill) === white ? black : white, 0.12)),
    '--accent-text': toHex(inkOn(fill)),
    '--accent-ink': toHex(readable(colour, [...all, soft], 4.5)),
    '--accent-soft': toHex(soft),
    '--focus': toHex(readable(colour, all, 3)),
    '--selection': toHex(mix(ground, colour, 0.28)),
  };
}
