import type { Language } from '../../../shared/texts/languages.ts';
import { guide as ar } from './texts/ar/guide.ts';
import { guide as de } from './texts/de/guide.ts';
import { guide as en } from './texts/en/guide.ts';
import { guide as es } from './texts/es/guide.ts';
import { guide as fr } from './texts/fr/guide.ts';
import { guide as ja } from './texts/ja/guide.ts';
import type { GuideTexts } from './topic.ts';

/** All of them, always: a question may come in another language than its request. */
export const guides: Readonly<Record<Language, GuideTexts>> = { en, de, fr, es, ja, ar };
