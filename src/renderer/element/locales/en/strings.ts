import { composer } from './composer.ts';
import { core } from './core.ts';
import { items } from './items.ts';
import { markdown } from './markdown.ts';
import { widgets } from './widgets.ts';

/** All English words; what another language lacks is taken from here. Keys are unique across the parts. */
export const english = { ...core, ...composer, ...items, ...markdown, ...widgets };

/** The words of one language. Functions take what is counted or named. */
export type Strings = typeof english;
