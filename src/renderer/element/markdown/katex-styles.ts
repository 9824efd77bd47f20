import css from 'katex/dist/katex.min.css?raw';

let styles: string | undefined;

/** KaTeX's styles without its fonts, which a sheet of a shadow root cannot declare (`katex-fonts.ts`). */
export function katexStyles(): string {
  styles ??= css.replace(/@font-face\s*\{[^}]*\}/g, '');
  return styles;
}
