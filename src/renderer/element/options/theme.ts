import type { ChatKitOptions } from '@openai/chatkit';

export interface ResolvedTheme {
  scheme: 'light' | 'dark';
  /** Custom properties to set on the host, over the tokens. */
  variables: Record<string, string>;
}

const radii = {
  pill: { control: '999px', card: '18px', composer: '26px' },
  round: { control: '6px', card: '10px', composer: '16px' },
  soft: { control: '4px', card: '6px', composer: '8px' },
  sharp: { control: '0px', card: '0px', composer: '0px' },
};

const densities = { compact: '16px', normal: '24px', spacious: '32px' };

/** The `theme` option (§7.2) as scheme and tokens. Values the browser cannot read as CSS are ignored by it. */
export function resolveTheme(theme: ChatKitOptions['theme']): ResolvedTheme {
  if (typeof theme !== 'object') return { scheme: theme ?? 'light', variables: {} };
  const variables: Record<string, string> = {};
  const { typography, color } = theme;
  const radius = theme.radius === undefined ? undefined : radii[theme.radius];
  if (radius !== undefined) {
    variables['--radius-control'] = radius.control;
    variables['--radius-card'] = radius.card;
    variables['--radius-composer'] = radius.composer;
  }
  if (theme.density !== undefined) variables['--gap-turns'] = densities[theme.density];
  if (typography?.baseSize !== undefined) {
    variables['--size-message'] = `${typography.baseSize}px`;
    variables['--line-message'] = `${Math.round(typography.baseSize * 1.6)}px`;
  }
  if (typography?.fontFamily !== undefined) variables['--font'] = typography.fontFamily;
  if (typography?.fontFamilyMono !== undefined) variables['--font-mono'] = typography.fontFamilyMono;
  if (color?.accent !== undefined) {
    const { primary } = color.accent;
    variables['--accent'] = primary;
    variables['--accent-hover'] = `color-mix(in oklab, ${primary} 88%, var(--text))`;
    variables['--accent-ink'] = `color-mix(in oklab, ${primary} 78%, var(--text))`;
    variables['--accent-text'] = `oklch(from ${primary} clamp(0, (0.68 - l) * 1000, 1) 0 0)`;
    variables['--focus'] = primary;
  }
  if (color?.surface !== undefined) {
    variables['--bg'] = color.surface.background;
    variables['--bg-raised'] = color.surface.foreground;
  }
  return { scheme: theme.colorScheme ?? 'light', variables };
}
