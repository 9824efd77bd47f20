import { describe, expect, it } from 'vitest';
import { readSessionCookie } from '../../../../src/main/auth/session-cookie.ts';

const now = Date.parse('2027-01-15T12:00:00Z');

describe('readSessionCookie', () => {
  it.each([
    ['the plain name', 'better-auth.session_token=t.s; Path=/', 'better-auth.session_token'],
    ['the name on https', '__Secure-better-auth.session_token=t.s; Secure', '__Secure-better-auth.session_token'],
    ['the name bound to a host', '__Host-better-auth.session_token=t.s', '__Host-better-auth.session_token'],
    ['another prefix', 'acme.session_token=t.s', 'acme.session_token'],
  ])('finds %s', (_, line, name) => {
    expect(readSessionCookie([line], {}, now)).toEqual({ type: 'set', cookie: { name, value: 't.s' } });
  });

  it('leaves other cookies alone', () => {
    expect(readSessionCookie(['better-auth.session_data=x', 'better-auth.session_token_multi-1=x', 'lb=1'], {}, now)).toBeUndefined();
    expect(readSessionCookie([], {}, now)).toBeUndefined();
    expect(readSessionCookie(['=x', 'nonsense', ''], {}, now)).toBeUndefined();
  });

  it('finds a cookie of any name by the token of the answer, and later by its name', () => {
    const lines = ['lb=1', 'login=to%2Fken.c2ln; HttpOnly'];
    expect(readSessionCookie(lines, { token: 'to/ken' }, now)).toEqual({ type: 'set', cookie: { name: 'login', value: 'to%2Fken.c2ln' } });
    expect(readSessionCookie(['login=other'], { name: 'login' }, now)).toEqual({ type: 'set', cookie: { name: 'login', value: 'other' } });
  });

  it('keeps the value as it came, equals signs and percent signs included', () => {
    expect(readSessionCookie(['a.session_token=t.s%3D==; Path=/'], {}, now)).toMatchObject({ cookie: { value: 't.s%3D==' } });
  });

  it.each([
    ['Max-Age', 'Max-Age=60', now + 60_000],
    ['Expires', 'Expires=Fri, 15 Jan 2027 12:01:00 GMT', now + 60_000],
    ['Max-Age before Expires', 'Expires=Fri, 15 Jan 2027 13:00:00 GMT; max-age=60', now + 60_000],
    ['neither', 'Path=/', undefined],
    ['nonsense in both', 'Max-Age=soon; Expires=later', undefined],
  ])('takes the end from %s', (_, attributes, expiresAt) => {
    const change = readSessionCookie([`a.session_token=v; ${attributes}`], {}, now);
    expect(change).toEqual({ type: 'set', cookie: { name: 'a.session_token', value: 'v', ...(expiresAt === undefined ? {} : { expiresAt }) } });
  });

  it.each(['a.session_token=; Max-Age=0', 'a.session_token=v; Max-Age=0', 'a.session_token=v; Max-Age=-1', 'a.session_token=v; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'a.session_token='])(
    'sees the deletion in %s',
    (line) => {
      expect(readSessionCookie([line], {}, now)).toEqual({ type: 'deleted' });
    },
  );
});
