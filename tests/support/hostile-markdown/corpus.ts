import { diagrams } from './diagrams.ts';
import { drawings, embeds } from './drawings.ts';
import { formulas } from './formulas.ts';
import { images } from './images.ts';
import { links } from './links.ts';
import { markup } from './markup.ts';
import { references } from './references.ts';
import { scripts } from './scripts.ts';
import { sizes } from './sizes.ts';
import { spoofing } from './spoofing.ts';
import type { Vector } from './vector.ts';

/** What a hostile model or server writes, short enough to be a title, a name or a note as well. */
export const shortVectors: readonly Vector[] = [...scripts, ...links, ...drawings, ...embeds, ...markup, ...images, ...references, ...spoofing].filter(({ text }) => text.length < 2_000);

/** The whole corpus: each of these is text that has to be shown without harm. */
export const corpus: readonly Vector[] = [...scripts, ...links, ...drawings, ...embeds, ...formulas, ...diagrams, ...markup, ...images, ...references, ...spoofing, ...sizes];
