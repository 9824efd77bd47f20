import type { ChatKitOptions } from '@openai/chatkit';
import { browserColours } from './browser-colours.ts';
import { createFonts } from './fonts.ts';
import { resolveTheme } from './theme.ts';

export interface ThemeApplier {
  /** The sheet to adopt after the tokens. */
  sheet: CSSStyleSheet;
  /** Cheap when the theme is the same object as before. */
  apply: (options: ChatKitOptions) => void;
  dispose: () => void;
}

/** Puts the theme and the title of the options on the element. `log` is told of what could not be followed. */
export function createThemeApplier(host: HTMLElement, log: (name: string, data: Record<string, unknown>) => void): ThemeApplier {
  const page = host.ownerDocument;
  const read = browserColours(page);
  const sheet = new CSSStyleSheet();
  const fonts = createFonts({
    faces: page.fonts,
    createFace: (family, source, descriptors) => new FontFace(family, source, descriptors),
    base: page.baseURI,
    ignored: (sources) => log('theme.fonts_ignored', { sources }),
  });
  let applied: ChatKitOptions['theme'] | null = null;

  /** Set as values, never as text: an option must not be able to close the rule and open another. */
  function fill(rule: CSSRule | null | undefined, variables: Record<string, string>): void {
    if (rule instanceof CSSStyleRule) for (const [name, value] of Object.entries(variables)) rule.style.setProperty(name, value);
  }

  function applyTheme(theme: ChatKitOptions['theme']): void {
    const { scheme, variables, colours, fonts: sources, ignored } = resolveTheme(theme, read);
    host.dataset['colorScheme'] = scheme;
    sheet.replaceSync(':host {} @media not (forced-colors: active) { :host {} }');
    const [shapes, media] = sheet.cssRules;
    fill(shapes, variables);
    fill(media instanceof CSSMediaRule ? media.cssRules[0] : undefined, colours);
    fonts.apply(sources);
    if (ignored.length > 0) log('theme.colors_ignored', { paths: ignored });
  }

  return {
    sheet,
    apply: ({ theme, frameTitle = 'Chat' }) => {
      if (theme !== applied) applyTheme(theme);
      applied = theme;
      host.role = 'region';
      host.ariaLabel = frameTitle;
    },
    dispose: fonts.dispose,
  };
}
