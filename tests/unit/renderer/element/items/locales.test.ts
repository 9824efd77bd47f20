import { describe, expect, it } from 'vitest';
import { counted } from '../../../../../src/shared/texts/counted.ts';
import { durationText } from '../../../../../src/shared/texts/duration.ts';
import { english } from '../../../../../src/renderer/element/locales/en/strings.ts';
import { faultText } from '../../../../../src/renderer/element/locales/fault-text.ts';
import { baseLanguage, loadStrings, stringsNow, translated } from '../../../../../src/renderer/element/locales/load-strings.ts';
import { requestError } from '../../../../../src/shared/chatkit/client-error.ts';

/** Every word with its place; functions and lists by kind. */
function kinds(words: object, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? kinds(value, `${prefix}${key}.`) : [`${prefix}${key}: ${typeof value}`],
  );
}

const parts = ['core', 'composer', 'items', 'markdown', 'widgets'];
const others = translated.filter((language) => language !== 'en');
const sources = import.meta.glob<Record<string, object>>('../../../../../src/renderer/element/locales/*/*.ts', { eager: true });
const part = (language: string, name: string): object =>
  Object.entries(sources).find(([path]) => path.endsWith(`/locales/${language}/${name}.ts`))?.[1][name] ?? {};

describe('the languages', () => {
  it('are English, Arabic, German, Spanish, French and Japanese', () => {
    expect(translated).toEqual(['en', 'ar', 'de', 'es', 'fr', 'ja']);
  });

  it.each(others.flatMap((language) => parts.map((name) => [language, name] as const)))('%s has every word of %s, of the same kind', (language, name) => {
    expect(kinds(part(language, name)).sort()).toEqual(kinds(part('en', name)).sort());
  });

  it('never use a key in two parts, where one would hide the other', () => {
    const keys = parts.flatMap((name) => Object.keys(part('en', name)));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it.each(others)('%s leaves no word empty and takes no sentence over from English', async (language) => {
    const { strings } = await loadStrings(language);
    for (const [key, value] of Object.entries(strings)) {
      if (typeof value !== 'string') continue;
      expect(value.trim(), key).not.toBe('');
      if (value.includes(' ') && !value.includes('://')) expect(value, key).not.toBe(english[key as keyof typeof english]);
    }
  });
});

describe('loadStrings', () => {
  it.each([
    ['de-AT', 'de'], ['DE', 'de'], ['es_MX', 'es'], ['fr-CA', 'fr'], ['ja', 'ja'], ['ar-EG', 'ar'], ['en-GB', 'en'], ['pt', 'en'], ['zh-Hant', 'en'], ['constructor', 'en'], ['', 'en'],
  ])('takes %s as %s', (tag, language) => {
    expect(baseLanguage(tag)).toBe(language);
  });

  it('keeps the region for numbers and dates where the language is translated, and only there', async () => {
    expect((await loadStrings('de-AT')).tag).toBe('de-AT');
    expect((await loadStrings('en-GB')).tag).toBe('en-GB');
    expect((await loadStrings('pt-BR')).tag).toBe('en');
    expect((await loadStrings('de_AT')).tag).toBe('de');
  });

  it('writes Arabic from the right', async () => {
    expect((await loadStrings('ar')).dir).toBe('rtl');
    expect((await loadStrings('fr')).dir).toBe('ltr');
  });

  it('has English at once, and a language that came before', async () => {
    expect(stringsNow('en')?.strings).toBe(english);
    await loadStrings('ja');
    expect(stringsNow('ja-JP')?.strings.send).toBe('送信');
  });
});

describe('numbers in words', () => {
  it('take the form their language has for them', () => {
    const forms = { one: 'مصدر واحد', two: 'مصدران', few: '# مصادر', many: '# مصدرًا', other: '# مصدر' };
    expect([1, 2, 3, 11].map((count) => counted('ar-u-nu-latn', count, forms))).toEqual(['مصدر واحد', 'مصدران', '3 مصادر', '11 مصدرًا']);
    expect(counted('de', 12_345, { one: '# Quelle', other: '# Quellen' })).toBe('12.345 Quellen');
  });

  it('give durations in seconds, minutes and hours, never nothing', () => {
    expect([0, 1, 4.4, 60, 125, 3_661, Number.NaN].map((seconds) => durationText('en', seconds))).toEqual([
      '1 second', '1 second', '4 seconds', '1 minute', '2 minutes 5 seconds', '1 hour 1 minute', '1 second',
    ]);
    expect(durationText('de', 5)).toBe('5 Sekunden');
    expect(durationText('en', 75, 'narrow')).toBe('1m 15s');
  });
});

describe('faultText', () => {
  it("words the client's own failures in the reader's language and leaves a server's words alone", async () => {
    const { strings } = await loadStrings('de');
    const { message, code } = requestError('network', 0);
    expect(faultText(strings, { code, message, allowRetry: true })).toBe(strings.faults.network);
    expect(faultText(strings, { code: 'network', message: 'Please call 112.', allowRetry: true })).toBe('Please call 112.');
    expect(faultText(strings, { code: 'rate_limited', allowRetry: true })).toBe(strings.faults.custom);
    expect(faultText(strings, { code: 'toString', allowRetry: true })).toBe(strings.faults.custom);
  });
});
