import { expect, it } from 'vitest';
import { fillHtml } from '../../../../src/main/gateway/html.ts';

it('fills the placeholders, escaped, and leaves other percent signs alone', () => {
  const html = '<html data-scheme="%COLOR_SCHEME%" style="width:100%"><meta nonce="%CSP_NONCE%"><a href="%CHAT_ORIGIN%">%SHELL_ORIGIN%</a> %OTHER% 50%';
  const values = { COLOR_SCHEME: 'dark', CSP_NONCE: 'a+b/=', CHAT_ORIGIN: `"><script>`, SHELL_ORIGIN: `a&'b` };
  expect(fillHtml(html, values)).toBe(
    '<html data-scheme="dark" style="width:100%"><meta nonce="a+b/="><a href="&quot;&gt;&lt;script&gt;">a&amp;&#39;b</a> %OTHER% 50%',
  );
});
