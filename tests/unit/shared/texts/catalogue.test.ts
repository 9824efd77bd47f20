import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { languages, type Language } from '../../../../src/shared/texts/languages.ts';

const folder = join(import.meta.dirname, '../../../../src/shared/texts');
const modules = import.meta.glob<Record<string, object>>('../../../../src/shared/texts/*/*.ts', { eager: true });
/** Folder, file and the texts in it, in every language. */
const areas = Object.entries(modules).flatMap(([path, module]) => {
  const [, language, file] = /texts\/(\w+)\/([\w-]+)\.ts$/.exec(path) ?? [];
  return file === 'texts' || file === undefined ? [] : [{ language: language as Language, file, words: Object.values(module)[0]! }];
});
const files = [...new Set(areas.map(({ file }) => file))];
const others = languages.filter((language) => language !== 'en');
const wordsOf = (language: Language, file: string): object => areas.find((area) => area.language === language && area.file === file)?.words ?? {};

type Text = string | ((...args: readonly unknown[]) => unknown);

/** Every text by its path. */
function textsOf(words: object, prefix = ''): Map<string, Text> {
  return new Map(
    Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null ? [...textsOf(value, `${prefix}${key}.`)] : [[`${prefix}${key}`, value as Text] as const],
    ),
  );
}

/** What a text takes, from its source: `name: type`. */
function parametersOf(language: Language, file: string): Map<string, string[]> {
  const source = ts.createSourceFile(file, readFileSync(join(folder, language, `${file}.ts`), 'utf8'), ts.ScriptTarget.Latest, true);
  const found = new Map<string, string[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isArrowFunction(node.initializer)) {
      found.set(node.name.getText(), node.initializer.parameters.map((parameter) => parameter.getText()));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Arguments that can be told apart in what comes out. */
function spoken(language: Language, file: string): [string, string][] {
  return [...textsOf(wordsOf(language, file))].flatMap(([key, text]): [string, string][] => {
    if (typeof text === 'string') return [[key, text]];
    const parameters = parametersOf(language, file).get(key.split('.').at(-1)!) ?? [];
    const args = (count: number): unknown[] => parameters.map((parameter) => (parameter.endsWith(': number') ? count : parameter.includes('[]') ? ['X', 'X'] : 'X'));
    return [0, 1, 2, 3, 11, 100].map((count) => [`${key} ${count}`, [text(...args(count))].flat().join('')]);
  });
}

describe('the catalogue', () => {
  it('has the same files in every language', () => {
    expect(files.length).toBeGreaterThan(6);
    for (const language of languages) expect(areas.filter((area) => area.language === language).map(({ file }) => file).sort(), language).toEqual([...files].sort());
  });

  it.each(others.flatMap((language) => files.map((file) => [language, file] as const)))('%s has every text of %s with the same parameters, and none besides', (language, file) => {
    expect([...textsOf(wordsOf(language, file)).keys()].sort()).toEqual([...textsOf(wordsOf('en', file)).keys()].sort());
    expect(Object.fromEntries(parametersOf(language, file))).toEqual(Object.fromEntries(parametersOf('en', file)));
  });

  it.each(languages)('%s fills in everything it is given, in whatever number', (language) => {
    for (const file of files) {
      for (const [key, text] of textsOf(wordsOf(language, file))) {
        if (typeof text === 'string') {
          expect(text.trim(), `${file} ${key}`).not.toBe('');
          continue;
        }
        const parameters = parametersOf(language, file).get(key.split('.').at(-1)!)!;
        const args = parameters.map((parameter, at) => (parameter.endsWith(': number') ? 100 + at : parameter.includes('[]') ? [`‹${at}›`] : `‹${at}›`));
        const said = [text(...args)].flat().join('');
        expect(said, `${file} ${key}`).not.toMatch(/undefined|NaN|\[object|#/);
        for (const arg of args.flat()) {
          const written = typeof arg === 'number' ? new Intl.NumberFormat(language).format(arg) : arg;
          expect(said, `${file} ${key}`).toContain(written);
        }
      }
    }
  });

  it.each(others)('%s takes no sentence over from English', (language) => {
    for (const file of files) {
      const english = new Map(spoken('en', file));
      for (const [key, text] of spoken(language, file)) if (/\p{L}{2,} \p{L}{2,} \p{L}{2,}/u.test(text)) expect(text, `${file} ${key}`).not.toBe(english.get(key));
    }
  });

  const names = ['NTLM', 'CA', 'PAC', 'Kerberos', 'Digest', 'Basic', 'SHA', 'PEM', 'DER', 'KB', 'cer', 'der', 
    'Latchkey', 'ChatKit', 'Better Auth', 'OpenAI', 'GNOME Keyring', 'KWalletManager', 'KWallet', 'Linux', 'macOS', 'Windows', 'Markdown', 'JSON', 'Zip', 'zip', 'kid', 'basePath', 'POST',
    'API', 'URL', 'JWKS', 'JWT', 'EdDSA', 'ES256', 'RS256', 'SOCKS', 'HTTP', 'https', 'http', 'TLS', 'DNS', 'VPN', 'MB', 'KB', 'MiB', 'KiB', 'UTC', 'Esc', 'Enter', 'Del', 'timedatectl set-ntp true',
    'Wayland', 'latchkey', 'GNOME', 'AppIndicator', 'Google', 'Ctrl', 'Alt', 'Cmd', '2FA', 'TOTP', 'Ollama', 'PEM', 'root', 'true', 'false', 'authUrl', 'chatUrl', 'pacUrl', 'rules',
    'emailAndPassword', 'baseURL', 'trustedOrigins', 'expirationTime', 'token',
  ];
  /** Names, and what people type or read elsewhere in just these letters: addresses, paths, options of programs. */
  const latin = new RegExp(`openssl .*\\.pem|-----[A-Z ]+-----|~?[\\w.-]*(?:://|@|/|\\.com|\\(\\))[\\w./()-]*|--[\\w-]+|\\b(?:${names.join('|')})\\b`, 'g');

  it.each(['ja', 'ar'] as const)('%s is written in its own script throughout', (language) => {
    for (const file of files) {
      for (const [key, text] of spoken(language, file)) {
        expect(text.replace(latin, '').replaceAll('X', '').match(/[A-Za-z]{2,}/g) ?? [], `${file} ${key}: ${text}`).toEqual([]);
      }
    }
  });

  it.each(languages)('%s counts with every form that its plural rules know', (language) => {
    const known = new Set(new Intl.PluralRules(language).resolvedOptions().pluralCategories);
    // French and Spanish have a form for millions, which reads as the one for all others does.
    known.delete('many');
    if (language === 'ar') known.add('many');
    for (const file of files) {
      const source = ts.createSourceFile(file, readFileSync(join(folder, language, `${file}.ts`), 'utf8'), ts.ScriptTarget.Latest, true);
      const visit = (node: ts.Node): void => {
        if (ts.isCallExpression(node) && node.expression.getText() === 'counted') {
          const [tag, , forms] = node.arguments;
          expect(tag?.getText(), file).toBe(`'${language}'`);
          const given = forms !== undefined && ts.isObjectLiteralExpression(forms) ? forms.properties.map((form) => form.name?.getText() ?? '') : [];
          // A number that nothing around it depends on has one form.
          if (given.length > 1) expect(new Set(given), `${file}: ${node.getText()}`).toEqual(known);
        }
        ts.forEachChild(node, visit);
      };
      visit(source);
    }
  });
});
