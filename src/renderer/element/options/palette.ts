import type { AccentColor, ColorOption, GrayscaleOptions } from '@openai/chatkit';
import { contrast, fromHsl, inkOn, luminance, mix, readable, toHex } from '../../../shared/colours.ts';
import type { Rgb } from '../../../shared/colours.ts';

export type Scheme = 'light' | 'dark';

/** Reads a CSS colour. @returns `undefined` for what is none. */
export type ReadColour = (text: string) => Rgb | undefined;

export interface Palette {
  /** The scheme whose tokens fit the background: a dark background in a light theme is a dark theme to everything on it. */
  scheme: Scheme;
  variables: Record<string, string>;
  /** Paths of colours that could not be read. */
  unreadable: string[];
}

/** Text, soft text and lines of controls, as contrast on every surface: what `tokens.css` promises too. */
const textRatio = 7;
const softRatio = 4.5;
const lineRatio = 3;
/** A foreground closer than this to its background is no text: it is meant as the colour of what lies on it. */
const surfaceRatio = 1.6;

interface Surfaces {
  bg: Rgb;
  sunken: Rgb;
  raised: Rgb;
  hover: Rgb;
  active: Rgb;
  bubble: Rgb;
}

/** `color` of the theme (§7.2) as tokens. Text on it stays readable, whatever the colours: they give way where they must. */
export function resolvePalette(color: ColorOption, wanted: Scheme, read: ReadColour): Palette {
  const unreadable: string[] = [];
  const colour = (text: string, path: string): Rgb | undefined => {
    const found = read(text);
    if (found === undefined) unreadable.push(`theme.color.${path}`);
    return found;
  };
  const { surface, grayscale, accent } = color;
  const background = surface && colour(surface.background, 'surface.background');
  const foreground = surface && colour(surface.foreground, 'surface.foreground');
  const scheme = background === undefined ? wanted : luminance(background) > 0.18 ? 'light' : 'dark';
  const neutral = neutrals(grayscale ?? { hue: 0, tint: 0 }, scheme);
  const surfaces = surfacesOn(background ?? neutral.bg, neutral.ink, foreground);
  const recoloured = background !== undefined || foreground !== undefined || grayscale !== undefined;
  const ink = foreground !== undefined && contrast(foreground, surfaces.bg) >= surfaceRatio ? foreground : neutral.ink;
  const primary = accent && colour(accent.primary, 'accent.primary');
  return {
    scheme,
    unreadable,
    variables: {
      ...(recoloured ? neutralVariables(surfaces, ink) : {}),
      ...(accent === undefined || primary === undefined ? {} : accentVariables(primary, accent.level, surfaces)),
    },
  };
}

/** How far one step of `shade` goes, and how much of the pure hue one step of `tint` brings, in the background and in text. */
const shadeStep = 0.014;
const tintSteps = { light: { bg: 0.006, ink: 0.012 }, dark: { bg: 0.008, ink: 0.006 } };
const greys = { light: { bg: 1, ink: 0.11 }, dark: { bg: 0.09, ink: 0.93 } };

function neutrals({ hue, tint, shade = 0 }: GrayscaleOptions, scheme: Scheme): { bg: Rgb; ink: Rgb } {
  const pure = fromHsl(hue, 1, 0.5);
  const grey = (value: number): Rgb => [value, value, value];
  const bg = Math.min(Math.max(greys[scheme].bg - shade * shadeStep, 0), 1);
  return { bg: mix(grey(bg), pure, tint * tintSteps[scheme].bg), ink: mix(grey(greys[scheme].ink), pure, tint * tintSteps[scheme].ink) };
}

function surfacesOn(bg: Rgb, ink: Rgb, foreground: Rgb | undefined): Surfaces {
  const dark = luminance(bg) <= 0.18;
  const raised = foreground !== undefined && contrast(foreground, bg) < surfaceRatio ? foreground : dark ? mix(bg, ink, 0.04) : bg;
  return {
    bg, raised, sunken: dark ? mix(bg, [0, 0, 0], 0.25) : mix(bg, ink, 0.04), hover: mix(bg, ink, 0.07), active: mix(bg, ink, 0.11),
    bubble: mix(bg, ink, 0.06),
  };
}

function neutralVariables(surfaces: Surfaces, ink: Rgb): Record<string, string> {
  const { bg, sunken, raised, hover, active, bubble } = surfaces;
  const all = Object.values(surfaces) as Rgb[];
  const text = readable(ink, all, textRatio);
  return hexes({
    '--bg': bg, '--bg-sunken': sunken, '--bg-raised': raised, '--bg-hover': hover, '--bg-active': active, '--bg-bubble': bubble,
    '--text': text,
    '--text-soft': readable(mix(text, bg, 0.24), all, softRatio),
    '--text-faint': readable(mix(text, bg, 0.36), all, softRatio),
    '--line': mix(bg, text, 0.13),
    '--line-strong': readable(mix(text, bg, 0.5), all, lineRatio),
    '--code-comment': readable(mix(text, bg, 0.36), all, softRatio),
  });
}

/** How much of the accent shows beside the primary button, by `level`: in marked text, and in the reader's messages. */
const softShares = [0.06, 0.1, 0.14, 0.2] as const;
const bubbleShares = [0, 0, 0.1, 0.18] as const;

function accentVariables(primary: Rgb, level: AccentColor['level'], surfaces: Surfaces): Record<string, string> {
  const { bg, bubble } = surfaces;
  const all = Object.values(surfaces) as Rgb[];
  const soft = mix(bg, primary, softShares[level]);
  const tinted = mix(bubble, primary, bubbleShares[level]);
  return hexes({
    '--accent': primary,
    '--accent-hover': mix(primary, inkOn(bg), 0.12),
    '--accent-text': inkOn(primary),
    '--accent-ink': readable(primary, [...all, soft, tinted], softRatio),
    '--accent-soft': soft,
    '--focus': readable(primary, [...all, tinted], lineRatio),
    '--selection': mix(bg, primary, 0.28),
    ...(bubbleShares[level] === 0 ? {} : { '--bg-bubble': tinted }),
  });
}

function hexes(colours: Record<string, Rgb>): Record<string, string> {
  return Object.fromEntries(Object.entries(colours).map(([name, colour]) => [name, toHex(colour)]));
}
