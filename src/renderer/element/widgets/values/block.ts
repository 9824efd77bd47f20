import type { CSSProperties } from 'react';
import type { WidgetNode } from '../../../../shared/chatkit/types.ts';
import { flag, number, oneOf, record, whole } from '../read.ts';
import { borders } from './border.ts';
import { color, groundScheme } from './color.ts';
import { extent, ratio, space } from './length.ts';

const radii: Readonly<Record<string, string>> = {
  '2xs': '2px', xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '12px', '2xl': '16px', '3xl': '20px', '4xl': '24px', full: '9999px', '100%': '100%',
  none: '0px',
};

export function radius(value: unknown): string | undefined {
  return typeof value === 'string' && Object.hasOwn(radii, value) ? radii[value] : undefined;
}

interface Sides {
  top?: string | undefined;
  bottom?: string | undefined;
  start?: string | undefined;
  end?: string | undefined;
}

/** One spacing for all sides, or by side; `left` is where a line begins, in every writing direction. */
export function sides(value: unknown): Sides {
  const each = record(value);
  if (each === undefined) {
    const all = space(value);
    return { top: all, bottom: all, start: all, end: all };
  }
  return {
    top: space(each['top'] ?? each['y']), bottom: space(each['bottom'] ?? each['y']),
    start: space(each['left'] ?? each['x']), end: space(each['right'] ?? each['x']),
  };
}

export function paddingStyle(value: unknown): CSSProperties {
  const { top, bottom, start, end } = sides(value);
  return defined({ paddingBlockStart: top, paddingBlockEnd: bottom, paddingInlineStart: start, paddingInlineEnd: end });
}

/** The Block props of §8. A width never exceeds the place there is: the style sheet holds that. */
export function blockStyle(node: WidgetNode): CSSProperties {
  const { top, bottom, start, end } = sides(node['margin']);
  return defined({
    width: extent(node['width'] ?? node['size']), height: extent(node['height'] ?? node['size']),
    minWidth: within(extent(node['minWidth'] ?? node['minSize'])), minHeight: extent(node['minHeight'] ?? node['minSize']),
    maxWidth: within(extent(node['maxWidth'] ?? node['maxSize'])), maxHeight: extent(node['maxHeight'] ?? node['maxSize']),
    aspectRatio: ratio(node['aspectRatio']), borderRadius: radius(node['radius']),
    marginBlockStart: top, marginBlockEnd: bottom, marginInlineStart: start, marginInlineEnd: end,
  });
}

function within(size: string | undefined): string | undefined {
  return size === undefined || !/\d/.test(size) ? size : `min(${size}, 100%)`;
}

const alignments = { start: 'flex-start', center: 'center', end: 'flex-end', baseline: 'baseline', stretch: 'stretch' } as const;
const justifications = {
  start: 'flex-start', center: 'center', end: 'flex-end', between: 'space-between', around: 'space-around', evenly: 'space-evenly', stretch: 'stretch',
} as const;

/** How a container lays out its children. */
export function flowStyle(node: WidgetNode): CSSProperties {
  return defined({
    gap: space(node['gap']), alignItems: pick(alignments, node['align']), justifyContent: pick(justifications, node['justify']),
    flexWrap: oneOf(node['wrap'], ['nowrap', 'wrap', 'wrap-reverse']),
  });
}

/** The Box props of §8. */
export function boxStyle(node: WidgetNode): CSSProperties {
  return {
    ...blockStyle(node), ...flowStyle(node), ...paddingStyle(node['padding']), ...borders(node['border']),
    ...defined({ flex: flex(node['flex']) }), ...groundStyle(node['background']),
  };
}

/** A background, and the scheme that its own colours ask of what stands on it. */
export function groundStyle(background: unknown): CSSProperties {
  const scheme = groundScheme(background);
  return { ...defined({ backgroundColor: color(background, 'background') }), ...(scheme === undefined ? {} : { colorScheme: scheme, color: 'var(--text)' }) };
}

/** `flex`: a share of the free place, or the shorthand with plain numbers and a length. */
export function flex(value: unknown): string | undefined {
  const share = number(value);
  if (share !== undefined) return share < 0 ? undefined : `${Math.min(share, 100)} 1 0%`;
  if (typeof value !== 'string') return undefined;
  if (value === 'none' || value === 'auto') return value;
  return /^\d{1,3}(?: \d{1,3}(?: (?:auto|\d{1,4}(?:px|%)?))?)?$/.test(value) ? value : undefined;
}

const weights = { normal: 400, medium: 500, semibold: 600, bold: 700 } as const;

/** The TextBase props of §8. */
export function textStyle(node: WidgetNode): CSSProperties {
  const lines = flag(node['truncate']) && node['maxLines'] === undefined ? 1 : whole(node['maxLines'], 1, 100);
  return defined({
    color: color(node['color'], 'text'), fontWeight: pick(weights, node['weight']), textAlign: oneOf(node['textAlign'], ['center', 'end']),
    // The rest of what a clamp needs is in the style sheet.
    WebkitLineClamp: lines,
  });
}

export function pick<T>(choices: Readonly<Record<string, T>>, value: unknown): T | undefined {
  return typeof value === 'string' && Object.hasOwn(choices, value) ? choices[value] : undefined;
}

/** Without the properties that are absent, so that the style sheet's own stand. */
export function defined(style: { [K in keyof CSSProperties]: CSSProperties[K] | undefined }): CSSProperties {
  return Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined));
}
