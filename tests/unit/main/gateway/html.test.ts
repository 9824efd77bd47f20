import { expect, it } from 'vitest';
import { fillHtml, languageValues } from '../../../../src/main/gateway/html.ts';

const english = languageValues('system', ['en']);

it('fills the placeholders, escaped, and leaves other percent signs alone', () => {
  const html = '<html data-scheme="%COLOR_SCHEME%" style="width:100%"><meta nonce="%CSP_NONCE%"><a href="%CHAT_ORIGIN%">%SHELL_ORIGIN%</a> %OTHER% 50%';
  const values = { COLOR_SCHEME: 'dark', CSP_NONCE: 'a+b/=', CHAT_ORIGIN: `"><script>`, SHELL_ORIGIN: `a&'b`, ...english };
  expect(fillHtml(html, values)).toBe(
    '<html data-scheme="dark" style="width:100%"><meta nonce="a+b/="><a href="&quot;&gt;&lt;script&gt;">a&amp;&#39;b</a> %OTHER% 50%',
  );
});

it('says the language and its direction, so that the first frame has both', () => {
  const html = '<html lang="%LANG%" dir="%DIR%" data-language="%LANGUAGE%" data-system-languages="%SYSTEM_LANGUAGES%">';
  const fill = (...[choice, system]: Parameters<typeof languageValues>): string =>
    fillHtml(html, { COLOR_SCHEME: '', CSP_NONCE: '', CHAT_ORIGIN: '', SHELL_ORIGIN: '', ...languageValues(choice, system) });
  expect(fill('system', ['pt-BR', 'de-AT'])).toBe('<html lang="de-AT" dir="ltr" data-language="system" data-system-languages="pt-BR,de-AT">');
  expect(fill('ar', ['en-US'])).toBe('<html lang="ar" dir="rtl" data-language="ar" data-system-languages="en-US">');
});

it('has a page fetch the texts of the language in force at once, and no other’s', () => {
  const html = `<head>
    <link rel="modulepreload" href="../assets/base.js">
    <link rel="modulepreload" crossorigin href="../assets/texts-a.js" data-language="en">
    <link rel="modulepreload" crossorigin href="../assets/texts-b.js" data-language="de">
  </head>`;
  const fill = (...languages: string[]): string => fillHtml(html, { COLOR_SCHEME: '', CSP_NONCE: '', CHAT_ORIGIN: '', SHELL_ORIGIN: '', ...languageValues('system', languages) });
  expect(fill('de-AT').match(/[\w-]+\.js/g)).toEqual(['base.js', 'texts-b.js']);
  expect(fill('pt').match(/[\w-]+\.js/g)).toEqual(['base.js', 'texts-a.js']);
  expect(fill('fr')).toBe('<head>\n    <link rel="modulepreload" href="../assets/base.js">\n  </head>');
});
