import { english } from '../en/strings.ts';
import type { Strings } from '../en/strings.ts';
import { composer } from './composer.ts';
import { core } from './core.ts';
import { items } from './items.ts';
import { markdown } from './markdown.ts';
import { widgets } from './widgets.ts';

/** A word that is missing here, which a test prevents, is English. */
export const strings: Strings = { ...english, ...core, ...composer, ...items, ...markdown, ...widgets };
