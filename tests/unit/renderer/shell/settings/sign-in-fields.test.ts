import { describe, expect, it } from 'vitest';
import { fieldsOf, isChanged, isOtherServer, readConnection } from '../../../../../src/renderer/shell/settings/connection-fields.ts';
import type { Connection } from '../../../../../src/shared/connection.ts';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';

const plain: Connection = { kind: 'remote', authUrl: 'https://auth.example.com', chatUrl: 'https://chat.example.com/chatkit' };
const providers = [{ id: 'okta', name: 'Okta' }];
const said: Connection = { ...plain, signIn: { password: false, browser: true, page: 'https://app.example.com/sign-in', providers } };

describe('what a connection says about signing in', () => {
  it('is nothing where the server is asked, and stays as it was where nothing is changed', () => {
    expect(readConnection(texts, fieldsOf(plain), plain)).toEqual({ connection: plain });
    expect(readConnection(texts, fieldsOf(said), said)).toEqual({
      connection: { ...said, signIn: { password: false, passwordReset: false, magicLink: false, browser: true, device: false, page: 'https://app.example.com/sign-in', providers } },
    });
    expect([isChanged(fieldsOf(plain), plain), isChanged(fieldsOf(said), said)]).toEqual([false, false]);
  });

  it('is a change, but not of the server', () => {
    const fields = { ...fieldsOf(plain), signIn: 'say' as const, ways: ['password', 'device'] as const };
    expect([isChanged(fields, plain), isOtherServer(fields, plain)]).toEqual([true, false]);
    expect(readConnection(texts, fields, plain)).toEqual({
      connection: { ...plain, signIn: { password: true, passwordReset: false, magicLink: false, browser: false, device: true } },
    });
  });

  it('is forgotten with the server it was said of', () => {
    const moved = { ...fieldsOf(said), authUrl: 'https://other.example.com' };
    expect(readConnection(texts, moved, said)).toMatchObject({ connection: { signIn: expect.not.objectContaining({ providers }) } });
  });

  it.each(['http://app.example.com/sign-in', 'not an address', 'ftp://x'])('takes no page that others could read along: %s', (signInPage) => {
    expect(readConnection(texts, { ...fieldsOf(said), signInPage }, said)).toEqual({ errors: { signInPage: expect.stringContaining('https') } });
  });
});
