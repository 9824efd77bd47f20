import { describe, expect, it } from 'vitest';
import { checkToken } from '../../../../src/main/auth/token-check.ts';
import { jwt } from '../../../support/jwt.ts';

const now = 1_800_000_000_000;
const times = { iat: 1_800_000_000, exp: 1_800_000_900 };

describe('checkToken', () => {
  it.each(['EdDSA', 'Ed25519', 'ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'])('takes %s with a key id', (alg) => {
    expect(checkToken(jwt({ alg, kid: 'k' }, times), now)).toEqual({ lifeMs: 900_000 });
  });

  it.each([
    ['HS256', jwt({ alg: 'HS256', kid: 'k' }, times), /HS256.*jwt\(\)/],
    ['HS512', jwt({ alg: 'HS512', kid: 'k' }, times), /HS512/],
    ['no signature', jwt({ alg: 'none', kid: 'k' }, times), /none/],
    ['no algorithm', jwt({ kid: 'k' }, times), /no algorithm/],
    ['an algorithm that is no text', jwt({ alg: 1, kid: 'k' }, times), /no algorithm/],
    ['no key id', jwt({ alg: 'EdDSA' }, times), /kid.*jwt\(\)/],
    ['an empty key id', jwt({ alg: 'EdDSA', kid: '' }, times), /kid/],
    ['a key id that is no text', jwt({ alg: 'EdDSA', kid: 7 }, times), /kid/],
    ['no JWT', 'opaque', /not a JWT/],
    ['half a JWT', 'e30', /not a JWT/],
    ['garbage', 'a.b.c', /not a JWT/],
    ['a header that is null', `${Buffer.from('null').toString('base64url')}.e30.x`, /not a JWT/],
    ['no life at all', jwt({ alg: 'EdDSA', kid: 'k' }, { iat: 5, exp: 5 }), /expirationTime/],
  ])('refuses %s and says what to fix', (_, token, message) => {
    expect(() => checkToken(token, now)).toThrow(expect.objectContaining({ code: 'token.unsafe', message: expect.stringMatching(message) }));
  });

  it.each([
    ['exp and iat, whatever the time is here', { iat: 100, exp: 160 }, 60_000],
    ['exp alone, by our clock', { exp: 1_800_000_030 }, 30_000],
    ['exp alone far ahead, believed for a quarter of an hour', { exp: 1_900_000_000 }, 900_000],
    ['nothing, for a minute', {}, 60_000],
  ])('takes the life from %s', (_, payload, lifeMs) => {
    expect(checkToken(jwt({ alg: 'EdDSA', kid: 'k' }, payload), now)).toEqual({ lifeMs });
  });
});
