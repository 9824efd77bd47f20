// Only WOFF2: every browser that draws the element reads it. Never inlined, since the page's policy allows fonts from files only.
import amsRegular from 'katex/dist/fonts/KaTeX_AMS-Regular.woff2?url&no-inline';
import caligraphicBold from 'katex/dist/fonts/KaTeX_Caligraphic-Bold.woff2?url&no-inline';
import caligraphicRegular from 'katex/dist/fonts/KaTeX_Caligraphic-Regular.woff2?url&no-inline';
import frakturBold from 'katex/dist/fonts/KaTeX_Fraktur-Bold.woff2?url&no-inline';
import frakturRegular from 'katex/dist/fonts/KaTeX_Fraktur-Regular.woff2?url&no-inline';
import mainBold from 'katex/dist/fonts/KaTeX_Main-Bold.woff2?url&no-inline';
import mainBoldItalic from 'katex/dist/fonts/KaTeX_Main-BoldItalic.woff2?url&no-inline';
import mainItalic from 'katex/dist/fonts/KaTeX_Main-Italic.woff2?url&no-inline';
import mainRegular from 'katex/dist/fonts/KaTeX_Main-Regular.woff2?url&no-inline';
import mathBoldItalic from 'katex/dist/fonts/KaTeX_Math-BoldItalic.woff2?url&no-inline';
import mathItalic from 'katex/dist/fonts/KaTeX_Math-Italic.woff2?url&no-inline';
import sansSerifBold from 'katex/dist/fonts/KaTeX_SansSerif-Bold.woff2?url&no-inline';
import sansSerifItalic from 'katex/dist/fonts/KaTeX_SansSerif-Italic.woff2?url&no-inline';
import sansSerifRegular from 'katex/dist/fonts/KaTeX_SansSerif-Regular.woff2?url&no-inline';
import scriptRegular from 'katex/dist/fonts/KaTeX_Script-Regular.woff2?url&no-inline';
import size1Regular from 'katex/dist/fonts/KaTeX_Size1-Regular.woff2?url&no-inline';
import size2Regular from 'katex/dist/fonts/KaTeX_Size2-Regular.woff2?url&no-inline';
import size3Regular from 'katex/dist/fonts/KaTeX_Size3-Regular.woff2?url&no-inline';
import size4Regular from 'katex/dist/fonts/KaTeX_Size4-Regular.woff2?url&no-inline';
import typewriterRegular from 'katex/dist/fonts/KaTeX_Typewriter-Regular.woff2?url&no-inline';

/** Family, weight, style and address. */
const faces: readonly (readonly [string, string, string, string])[] = [
  ['KaTeX_AMS', 'normal', 'normal', amsRegular],
  ['KaTeX_Caligraphic', 'bold', 'normal', caligraphicBold],
  ['KaTeX_Caligraphic', 'normal', 'normal', caligraphicRegular],
  ['KaTeX_Fraktur', 'bold', 'normal', frakturBold],
  ['KaTeX_Fraktur', 'normal', 'normal', frakturRegular],
  ['KaTeX_Main', 'bold', 'normal', mainBold],
  ['KaTeX_Main', 'bold', 'italic', mainBoldItalic],
  ['KaTeX_Main', 'normal', 'italic', mainItalic],
  ['KaTeX_Main', 'normal', 'normal', mainRegular],
  ['KaTeX_Math', 'bold', 'italic', mathBoldItalic],
  ['KaTeX_Math', 'normal', 'italic', mathItalic],
  ['KaTeX_SansSerif', 'bold', 'normal', sansSerifBold],
  ['KaTeX_SansSerif', 'normal', 'italic', sansSerifItalic],
  ['KaTeX_SansSerif', 'normal', 'normal', sansSerifRegular],
  ['KaTeX_Script', 'normal', 'normal', scriptRegular],
  ['KaTeX_Size1', 'normal', 'normal', size1Regular],
  ['KaTeX_Size2', 'normal', 'normal', size2Regular],
  ['KaTeX_Size3', 'normal', 'normal', size3Regular],
  ['KaTeX_Size4', 'normal', 'normal', size4Regular],
  ['KaTeX_Typewriter', 'normal', 'normal', typewriterRegular],
];

let declared = false;

/**
 * Tells the document of KaTeX's fonts, once. Each is fetched when a formula first uses it. `@font-face` would not do:
 * fonts belong to the document, not to a shadow root.
 */
export function loadFormulaFonts(): void {
  if (declared || !('FontFace' in globalThis)) return;
  declared = true;
  for (const [family, weight, style, url] of faces) document.fonts.add(new FontFace(family, `url(${JSON.stringify(url)})`, { weight, style, display: 'block' }));
}
