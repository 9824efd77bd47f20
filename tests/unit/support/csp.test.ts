import { expect, it } from 'vitest';
import { complaintsAbout, parsePolicy } from '../../support/csp.ts';

const closed = `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

it('reads the first of two directives of a name, whatever its case', () => {
  expect([...parsePolicy(`Script-Src 'self';  script-src *; sandbox`)]).toEqual([['script-src', [`'self'`]], ['sandbox', []]]);
});

it('has nothing to say about a closed policy, or one with its own scripts and Trusted Types', () => {
  expect(complaintsAbout(closed)).toEqual([]);
  expect(complaintsAbout(`${closed}; script-src 'self'; img-src data: blob:; require-trusted-types-for 'script'; trusted-types 'none'`)).toEqual([]);
});

it.each([
  [`${closed}; script-src 'unsafe-inline'`, `script-src 'unsafe-inline'`],
  [`${closed}; script-src 'unsafe-eval'`, `script-src 'unsafe-eval'`],
  [`${closed}; script-src *`, 'script-src *'],
  [`${closed}; script-src https:`, 'script-src https:'],
  [`${closed}; script-src data:`, 'script-src data:'],
  [`${closed}; script-src *.example.com`, 'script-src *.example.com'],
  [`${closed}; script-src 'self'`, 'no require-trusted-types-for'],
  [`${closed}; style-src 'unsafe-inline'`, `style-src 'unsafe-inline'`],
  [`${closed}; connect-src https:`, 'connect-src https:'],
  [`default-src 'self'`, `default-src is not 'none'`],
  [null, 'no policy'],
])('complains about %s', (header, complaint) => {
  expect(complaintsAbout(header).join()).toContain(complaint);
});

it('lets documented exceptions pass, and asks for those that are gone to be struck off', () => {
  const header = `${closed}; style-src 'unsafe-inline'`;
  expect(complaintsAbout(header, [`style-src 'unsafe-inline'`])).toEqual([]);
  expect(complaintsAbout(closed, [`style-src 'unsafe-inline'`])).toEqual([`not there any more: style-src 'unsafe-inline'`]);
});
