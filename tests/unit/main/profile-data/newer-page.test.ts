import { expect, test } from 'vitest';
import { newerChoice, newerResponse } from '../../../../src/main/profile-data/newer-page.ts';
import { loadTexts } from '../../../../src/shared/texts/load-texts.ts';
import { languages, localeFor } from '../../../../src/shared/texts/languages.ts';

const snapshots = [{ name: '2027-01-15T08-00-00Z-1.0.0', at: 1_800_000_000_000, version: '1.0.0', format: 1, before: '1.1.0' }];

test.each(languages)('the page says what happened and what can be done, without script, in %s', async (language) => {
  const words = { ...localeFor(language, []), texts: await loadTexts(language) };
  const response = newerResponse({ name: 'A & B', version: '1.0.0', last: '<1.1.0>', snapshots, failed: true }, words);
  const html = await response.text();
  expect(html).toContain('&#60;1.1.0&#62;');
  expect(html).toContain('<title>A &#38; B</title>');
  expect(html.match(/href="[^"]+"/g)).toEqual(['href="app://newer/restore?name=2027-01-15T08-00-00Z-1.0.0"', 'href="app://newer/empty"', 'href="app://newer/quit"']);
  expect(html).not.toMatch(/<script|undefined/);
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'$/);
});

test('only what the page itself offers is done', () => {
  expect(newerChoice('app://newer/restore?name=2027-01-15T08-00-00Z-1.0.0', snapshots)).toEqual({ kind: 'restore', name: snapshots[0]!.name });
  expect(newerChoice('app://newer/empty', snapshots)).toEqual({ kind: 'empty' });
  expect(newerChoice('app://newer/quit', snapshots)).toEqual({ kind: 'quit' });
  for (const url of ['app://newer/restore?name=../../x', 'app://newer/restore', 'app://shell/quit', 'https://newer/quit', 'nonsense', 'app://newer/']) expect(newerChoice(url, snapshots), url).toBeUndefined();
});

test('it says that a way back failed only where one did, and where newer data is kept only where there is a way back', async () => {
  const words = { ...localeFor('en', []), texts: await loadTexts('en') };
  const { updates } = words.texts;
  const page = async (change: { failed?: boolean; snapshots?: typeof snapshots }): Promise<string> =>
    (await newerResponse({ name: 'A', version: '1.0.0', last: '1.1.0', snapshots, failed: false, ...change }, words).text()).replaceAll('&#38;', '&');
  expect(await page({ failed: true })).toContain('role="alert"');
  expect(await page({})).not.toContain('role="alert"');
  expect(await page({})).toContain(updates.newerAside('set-aside'));
  expect(await page({ snapshots: [] })).toContain(updates.newerNoCopy);
  expect(await page({ snapshots: [] })).not.toContain(updates.newerAside('set-aside'));
});
