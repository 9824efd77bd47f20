import { describe, expect, it } from 'vitest';
import { guardFetch } from '../../../../src/main/policy/guarded-fetch.ts';
import { modelEnvironment } from '../../../../src/main/policy-environment.ts';
import { createLimits } from '../../../../src/main/policy/limits.ts';
import type { Connection } from '../../../../src/shared/connection.ts';
import { defaultDesktop } from '../../../../src/shared/desktop-view.ts';
import { matchesHost, type Policy } from '../../../../src/shared/policy.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const under = (policy: Policy) => createLimits({ status: 'managed', policy, sources: {} });
const remote = (host: string): Connection => ({ kind: 'remote', authUrl: `https://${host}`, chatUrl: `https://${host}/chatkit` });
const set = { authUrl: 'https://auth.example.com', chatUrl: 'https://chat.example.com/chatkit' };

describe('a host pattern', () => {
  it.each([
    ['example.com', 'example.com', true],
    ['example.com', 'EXAMPLE.com', true],
    ['example.com', 'example.com.', true],
    ['example.com', 'www.example.com', false],
    ['example.com', 'example.com.evil.org', false],
    ['*.example.com', 'a.b.example.com', true],
    ['*.example.com', 'example.com', false],
    ['*.example.com', 'evilexample.com', false],
    ['*.example.com', '.example.com', false],
    ['10.0.0.1', '10.0.0.1', true],
    ['10.0.0.1', '10.0.0.10', false],
  ])('%s on %s: %s', (pattern, host, expected) => {
    expect(matchesHost([pattern], host)).toBe(expected);
  });
});

describe('the connection of an account', () => {
  const { connectionOf } = under({ connection: set });

  it('is the organisation’s, with what is remembered for the same servers', () => {
    expect(connectionOf({ kind: 'local' }, true)).toEqual({ kind: 'remote', ...set });
    expect(connectionOf(remote('chat.example.org'), false)).toEqual({ kind: 'remote', ...set });
    expect(connectionOf({ kind: 'remote', ...set, chat: { uploads: 'two_phase' } }, true)).toEqual({ kind: 'remote', ...set, chat: { uploads: 'two_phase' } });
  });

  it('leaves out what leads from the same servers to hosts that are not allowed', () => {
    const limits = under({ connection: set, allowedDomains: ['example.com'] });
    expect(limits.connectionOf({ kind: 'remote', ...set, chat: { domainKey: 'domain_pk_1' } }, true)).toEqual({ kind: 'remote', ...set });
    expect(limits.connectionOf({ kind: 'remote', ...set, signIn: { browser: true, page: 'https://login.example.org/' } }, true)).toEqual({ kind: 'remote', ...set });
  });

  it('stays another one for further accounts at allowed hosts alone', () => {
    const limits = under({ connection: set, allowedDomains: ['partner.example'] });
    expect(limits.connectionOf(remote('partner.example'), false)).toEqual(remote('partner.example'));
    expect(limits.connectionOf(remote('partner.example'), true)).toMatchObject(set);
    expect(limits.connectionOf(remote('other.example'), false)).toMatchObject(set);
    expect(limits.refusalOf({ kind: 'remote', ...set })).toBeUndefined();
  });

  it('is its own where none is set', () => {
    expect(createLimits({ status: 'none' }).connectionOf(remote('a.example'), true)).toEqual(remote('a.example'));
  });
});

describe('settings of the desktop', () => {
  it('are what the policy leaves of them', () => {
    expect(under({ disable: ['notificationContent', 'quickEntry'] }).desktop(defaultDesktop)).toMatchObject({ notifications: 'quiet', quickKeys: '' });
    expect(under({ disable: ['notificationContent'] }).desktop({ ...defaultDesktop, notifications: 'off' })).toMatchObject({ notifications: 'off' });
    expect(under({}).desktop(defaultDesktop)).toEqual(defaultDesktop);
  });
});

describe('requests', () => {
  const asked: string[] = [];
  const fetch = (input: string | URL | Request) => {
    asked.push(input instanceof Request ? input.url : String(input));
    return Promise.resolve(new Response());
  };
  const guarded = guardFetch(fetch, under({ allowedDomains: ['*.example.com'] }), (origin) => origin === 'http://127.0.0.1:4000', quietLog());

  it('go to allowed hosts and to the server on this computer, and look unreachable elsewhere', async () => {
    await guarded('https://chat.example.com/chatkit');
    await guarded(new Request('http://127.0.0.1:4000/api/auth'));
    await expect(guarded(new URL('https://example.org/'))).rejects.toThrow(TypeError);
    await expect(guarded('http://127.0.0.1:4001/')).rejects.toThrow(TypeError);
    expect(asked).toEqual(['https://chat.example.com/chatkit', 'http://127.0.0.1:4000/api/auth']);
  });

  it('are left alone without a list of hosts', () => {
    expect(guardFetch(fetch, under({}), () => false, quietLog())).toBe(fetch);
  });
});

describe('a model of the environment', () => {
  const limits = under({ modelEndpoints: ['models.example.com'] });
  const named = { LATCHKEY_MODEL: 'm', OPENAI_API_KEY: 'k', PATH: '/bin' };

  it('is not there for main and server where the policy does not allow its host', () => {
    expect(modelEnvironment(limits, { ...named, OPENAI_BASE_URL: 'https://api.example.org/v1' })).not.toHaveProperty('LATCHKEY_MODEL');
    // Without an address it is OpenAI's.
    expect(modelEnvironment(limits, named)).toEqual({ OPENAI_API_KEY: 'k', PATH: '/bin' });
    expect(modelEnvironment(limits, { ...named, OPENAI_BASE_URL: '' })).not.toHaveProperty('LATCHKEY_MODEL');
    expect(modelEnvironment(limits, { ...named, OPENAI_BASE_URL: 'not an address' })).not.toHaveProperty('LATCHKEY_MODEL');
  });

  it('is left alone elsewhere', () => {
    const good = { ...named, OPENAI_BASE_URL: 'https://models.example.com/v1' };
    expect(modelEnvironment(limits, good)).toBe(good);
    expect(modelEnvironment(under({}), named)).toBe(named);
  });
});
