import type { AccentColor, ColorOption, FontObject, GrayscaleOptions, SurfaceColors, ThemeOption, TypographyOption } from '@openai/chatkit';
import { anyText, between, ChatKitOptionsError, fields, is, listOf, needed, oneOf, someText } from './rules.ts';
import type { Rule } from './rules.ts';

const weight = is('a string or a number', (value) => typeof value === 'string' || typeof value === 'number');

const themeObject = fields<ThemeOption>({
  colorScheme: oneOf('light', 'dark'),
  typography: fields<TypographyOption>({
    baseSize: between(14, 18),
    fontFamily: someText,
    fontFamilyMono: someText,
    fontSources: listOf(fields<FontObject>({
      family: needed(someText), src: needed(someText), weight,
      style: oneOf('normal', 'italic', 'oblique'), display: oneOf('auto', 'block', 'swap', 'fallback', 'optional'), unicodeRange: anyText,
    })),
  }),
  radius: oneOf('pill', 'round', 'soft', 'sharp'),
  density: oneOf('compact', 'normal', 'spacious'),
  color: fields<ColorOption>({
    grayscale: fields<GrayscaleOptions>({ hue: needed(between(0, 360, false)), tint: needed(between(0, 9)), shade: between(-4, 4) }),
    accent: fields<AccentColor>({ primary: needed(someText), level: needed(between(0, 3)) }),
    surface: fields<SurfaceColors>({ background: needed(someText), foreground: needed(someText) }),
  }),
});

/** The `theme` option: a colour scheme, or all of it (§7.2). */
export const themeRule: Rule = (value, path, unknown) => {
  if (value === 'light' || value === 'dark') return;
  if (typeof value === 'string') throw new ChatKitOptionsError(path, '"light" or "dark"');
  themeObject(value, path, unknown);
};
