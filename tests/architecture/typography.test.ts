import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { languages, type Language } from '../../src/shared/texts/languages.ts';
import { readRepository, sourceFiles } from './source-tree.ts';

/** Words of a language: the catalogue’s, the chat element’s, those of the server’s pages and messages. */
const sources = [...sourceFiles(readRepository())].flatMap(([path, source]) => {
  const language = /^src\/.*\/(?:texts|locales)\/(\w\w)(?:\/|\.ts$)/.exec(path)?.[1] as Language | undefined;
  return language === undefined || !languages.includes(language) ? [] : [{ path, source, language }];
});

/** Quotation marks that a language does not have. Names of keys and files stand in none. */
const foreign: Readonly<Record<Language, RegExp>> = {
  en: /[„«»「」]/u,
  de: /[”«»「」]/u,
  fr: /[“”„「」]/u,
  es: /[“”„「」]/u,
  ja: /[“”„«»]/u,
  ar: /[“”„「」]/u,
};

function wordsIn(path: string, source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true));
  return found;
}

const broken = (language: Language, wrong: RegExp): string[] =>
  sources.filter((one) => one.language === language).flatMap(({ path, source }) => wordsIn(path, source).filter((text) => wrong.test(text)).map((text) => `${path}: ${text}`));

describe('what people read', () => {
  test('keeps French signs on the line of their word, with a space that does not break', () => {
    expect(sources.filter(({ language }) => language === 'fr').length).toBeGreaterThan(30);
    expect(broken('fr', / [:;?!»]|« /u)).toEqual([]);
    expect(broken('fr', /\p{L}[;?!»]|«\p{L}/u)).toEqual([]);
  });

  test('has no letters that were read in another encoding than they were written in', () => {
    expect(languages.flatMap((language) => broken(language, /[\u0080-\u009f]/u))).toEqual([]);
  });

  test.each(languages)('has the quotation marks of %s, and typographic apostrophes', (language) => {
    expect(broken(language, foreign[language])).toEqual([]);
    expect(broken(language, /\p{L}'\p{L}/u)).toEqual([]);
  });
});
