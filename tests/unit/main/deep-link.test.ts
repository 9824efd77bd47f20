import { describe, expect, it } from 'vitest';
import { parseDeepLink, parseHandedToken, parsePastedCode } from '../../../src/main/deep-link.ts';
import { deepLinkInputs, tokenOf } from '../../support/deep-links.ts';

const identifier = 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0dF';
const state = 'S4x7A1c9E3g6I8k2M5o0Q1s4U7w9Y2a5B8d1F4h7J0l';
const token = tokenOf({ identifier, state });

describe('a link to the app', () => {
  it.each([`latchkey://auth/callback#token=${token}`, `latchkey:/auth/callback#token=${token}`, `LATCHKEY://auth/callback/?token=${token}`])(
    'hands over the code and state of a sign-in: %s',
    (link) => {
      expect(parseDeepLink(link)).toEqual({ kind: 'auth', code: identifier, state });
    },
  );

  it('names a thread, whatever its id is made of', () => {
    expect(parseDeepLink('latchkey://thread/thr_1')).toEqual({ kind: 'thread', id: 'thr_1' });
    expect(parseDeepLink('latchkey://thread/a%2Fb%20%C3%A9')).toEqual({ kind: 'thread', id: 'a/b é' });
  });

  it.each([
    ['another scheme', `https://auth/callback#token=${token}`, 'foreign_scheme'],
    ['a scheme that begins like ours', `latchkey-evil://auth/callback#token=${token}`, 'foreign_scheme'],
    ['no link at all', '--profile', 'foreign_scheme'],
    ['a megabyte of query', `latchkey://auth/callback?token=${'A'.repeat(1_048_576)}`, 'too_long'],
    ['a line break', `latchkey://auth/callback#token=${token}\n`, 'control_characters'],
    ['a NUL', `latchkey://thread/a\u0000b`, 'control_characters'],
    ['a direction override', `latchkey://thread/\u202Ecod`, 'control_characters'],
    ['an escaped NUL in an id', 'latchkey://thread/a%00b', 'bad_thread'],
    ['a broken escape', 'latchkey://thread/%E0%A4%A', 'bad_thread'],
    ['an id that is too long', `latchkey://thread/${'x'.repeat(513)}`, 'bad_thread'],
    ['a name and password', `latchkey://me:secret@auth/callback#token=${token}`, 'malformed'],
    ['a port', `latchkey://auth:80/callback#token=${token}`, 'malformed'],
    ['a place that is none', `latchkey://auth/callback/more#token=${token}`, 'unknown_target'],
    ['a host alone', 'latchkey://settings', 'unknown_target'],
    ['no token', 'latchkey://auth/callback', 'bad_token'],
    ['a bare code, which says not which sign-in it belongs to', `latchkey://auth/callback#token=${identifier}`, 'bad_token'],
    ['a token without a state', `latchkey://auth/callback#token=${tokenOf({ identifier })}`, 'bad_token'],
    ['a state that is a list', `latchkey://auth/callback#token=${tokenOf({ identifier, state: [state] })}`, 'bad_token'],
    ['a state with a quote in it', `latchkey://auth/callback#token=${tokenOf({ identifier, state: `${state}"` })}`, 'bad_token'],
  ])('is refused for %s', (_what, link, reason) => {
    expect(parseDeepLink(link)).toEqual({ kind: 'rejected', reason });
  });

  it('never throws, and lets nothing through but what is well formed: 10,000 seeded inputs', () => {
    const kinds = { auth: 0, thread: 0, rejected: 0 };
    for (const input of deepLinkInputs(20_261_121, 10_000)) {
      const link = parseDeepLink(input);
      kinds[link.kind] += 1;
      if (link.kind === 'auth') {
        expect(link.code).toMatch(/^[\w-]{16,128}$/);
        expect(link.state).toMatch(/^[\w-]{16,128}$/);
      }
      if (link.kind === 'thread') {
        expect(link.id.length).toBeLessThanOrEqual(512);
        expect(link.id).not.toMatch(/\p{Cc}/u);
      }
      if (link.kind !== 'rejected') expect(input.toLowerCase().startsWith('latchkey:')).toBe(true);
    }
    // The generator reaches every kind; else it would prove nothing.
    expect(Math.min(...Object.values(kinds))).toBeGreaterThan(100);
  });
});

describe('what a person pastes', () => {
  it.each([token, `  ${token}\n`, `${token.slice(0, 40)}\n${token.slice(40)}`, `latchkey://auth/callback#token=${token}`])('is a code with its state: %j', (text) => {
    expect(parsePastedCode(text)).toEqual({ code: identifier, state });
  });

  it('is a bare code where the page shows no more', () => {
    expect(parsePastedCode(` ${identifier} `)).toEqual({ code: identifier });
  });

  it.each(['', 'hello', 'https://example.com/', 'A'.repeat(100_000), `${identifier}!`])('is nothing otherwise (%#)', (text) => {
    expect(parsePastedCode(text)).toBeUndefined();
  });
});

describe('a token', () => {
  it.each(['', '!!', 'bnVsbA', 'MTI', tokenOf('text'), tokenOf(null), tokenOf({ identifier: 1, state })])('is refused when it holds something else: %j', (text) => {
    expect(parseHandedToken(text)).toBeUndefined();
  });
});
