import type { ChatKitOptions, FontObject, ThemeOption } from '@openai/chatkit';
import { parseColour } from '../../../shared/colours.ts';
import { resolvePalette } from './palette.ts';
import type { ReadColour, Scheme } from './palette.ts';

export interface ResolvedTheme {
  scheme: Scheme;
  /** Custom properties to set on the host, over the tokens: sizes and shapes. */
  variables: Record<string, string>;
  /** Custom properties with colours, which give way to the reader's own palette. */
  colours: Record<string, string>;
  fonts: readonly FontObject[];
  /** Paths of options that could not be followed. */
  ignored: string[];
}

/** `pill` is the default of the option; tokens hold without a theme. */
const radii = {
  pill: { control: '999px', card: '16px', composer: '26px' },
  round: { control: '6px', card: '10px', composer: '16px' },
  soft: { control: '4px', card: '6px', composer: '8px' },
  sharp: { control: '0px', card: '0px', composer: '0px' },
};

const densities = {
  compact: { '--gap-turns': '16px', '--pad-turns': '20px', '--hit': '24px' },
  normal: { '--gap-turns': '24px' },
  spacious: { '--gap-turns': '36px', '--pad-turns': '44px', '--hit': '32px' },
};

/** The `theme` option (§7.2) as scheme and tokens. `read` knows colours that take a browser to read, such as names. */
export function resolveTheme(theme: ChatKitOptions['theme'], read: ReadColour = parseColour): ResolvedTheme {
  if (typeof theme !== 'object') return { scheme: theme ?? 'light', variables: {}, colours: {}, fonts: [], ignored: [] };
  const { scheme, variables, unreadable } = resolvePalette(theme.color ?? {}, theme.colorScheme ?? 'light', read);
  return {
    scheme,
    colours: variables,
    ignored: unreadable,
    fonts: theme.typography?.fontSources ?? [],
    variables: { ...shapes(theme), ...typography(theme) },
  };
}

function shapes({ radius, density }: ThemeOption): Record<string, string> {
  const round = radius === undefined ? undefined : radii[radius];
  return {
    ...(round === undefined ? {} : { '--radius-control': round.control, '--radius-card': round.card, '--radius-composer': round.composer }),
    ...(density === undefined ? {} : densities[density]),
  };
}

/** Sizes of the tokens belong to a message text of 15 px; the others move along. */
const normalSize = 15;

function typography({ typography: type }: ThemeOption): Record<string, string> {
  const variables: Record<string, string> = {};
  if (type?.baseSize !== undefined) {
    const more = type.baseSize - normalSize;
    variables['--size-message'] = `${type.baseSize}px`;
    variables['--line-message'] = `${Math.round(type.baseSize * 1.6)}px`;
    variables['--size-chrome'] = `${14 + more}px`;
    variables['--line-chrome'] = `${20 + more}px`;
    variables['--size-code'] = `${13 + more}px`;
    variables['--line-code'] = `${20 + more}px`;
    variables['--size-small'] = `${12 + Math.max(more, 0)}px`;
  }
  if (type?.fontFamily !== undefined) variables['--font'] = `${type.fontFamily}, system-ui, sans-serif`;
  if (type?.fontFamilyMono !== undefined) variables['--font-mono'] = `${type.fontFamilyMono}, ui-monospace, monospace`;
  return variables;
}
