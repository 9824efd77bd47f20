import { createContext, useContext, useLayoutEffect } from 'react';

export interface ElementRoot {
  /** Null where parts are drawn outside an element, as tests do. */
  root: ShadowRoot | null;
  /** Where layers are drawn that stand over everything else: `container` of every Radix portal. */
  layer: HTMLElement | null;
}

export const ElementRootContext = createContext<ElementRoot>({ root: null, layer: null });

export function useElementRoot(): ElementRoot {
  return useContext(ElementRootContext);
}

const sheets = new Map<string, CSSStyleSheet>();

/** Adds the styles of a part that is loaded on demand, once; they stay, since what was drawn once tends to come again. */
export function useSheet(css: string): void {
  const { root } = useElementRoot();
  useLayoutEffect(() => {
    if (root !== null) adopt(root, css);
  }, [root, css]);
}

function adopt(root: ShadowRoot, css: string): void {
  const sheet = sheets.get(css) ?? new CSSStyleSheet();
  if (!sheets.has(css)) {
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  const present = root.adoptedStyleSheets;
  // Before the last one, which holds the theme's values.
  if (!present.includes(sheet)) root.adoptedStyleSheets = [...present.slice(0, -1), sheet, ...present.slice(-1)];
}
