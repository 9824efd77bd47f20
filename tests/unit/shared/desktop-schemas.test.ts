import { describe, expect, it } from 'vitest';
import { methodNames } from '../../../src/shared/desktop-api.ts';
import { inputSchemas, parseInput } from '../../../src/shared/desktop-schemas.ts';

describe('desktop schemas', () => {
  it('has one for each method', () => {
    expect(Object.keys(inputSchemas).sort()).toEqual([...methodNames].sort());
  });

  it.each([
    ['auth.signIn', { email: '  ada@example.com ', password: ' with spaces ' }, { email: 'ada@example.com', password: ' with spaces ' }],
    ['auth.signUp', { name: ' Ada ', email: 'a@b.c', password: 'x' }, { name: 'Ada', email: 'a@b.c', password: 'x' }],
    ['connection.set', { kind: 'local' }, { kind: 'local' }],
    ['connection.set', { kind: 'local', chat: { domainKey: 'dk' } }, { kind: 'local', chat: { domainKey: 'dk' } }],
    [
      'connection.set',
      { kind: 'remote', authUrl: ' app.example.com/base/ ', chatUrl: 'localhost:8000/chatkit/', authPath: '/api/auth' },
      { kind: 'remote', authUrl: 'https://app.example.com/base', chatUrl: 'http://localhost:8000/chatkit/', authPath: '/api/auth' },
    ],
    ['models.set', { baseUrl: '', model: '' }, { baseUrl: '', model: '' }],
    ['models.set', { baseUrl: 'http://127.0.0.1:11434/v1/', model: 'm', apiKey: 'sk-1' }, { baseUrl: 'http://127.0.0.1:11434/v1', model: 'm', apiKey: 'sk-1' }],
    ['settings.set', {}, {}],
    ['settings.set', { colorScheme: 'dark', sidebarWidth: 300.5 }, { colorScheme: 'dark', sidebarWidth: 300.5 }],
    ['app.openExternal', { url: 'mailto:a@b.c' }, { url: 'mailto:a@b.c' }],
  ] as const)('takes %s', (method, input, parsed) => {
    expect(parseInput(method, input)).toEqual({ ok: true, input: parsed });
  });

  it.each([
    ['auth.signIn', { email: '', password: 'x' }, 'e-mail'],
    ['connection.set', { kind: 'local', chat: { options: { composer: { models: 1 } } } }, 'chat.options.composer.models must be a list'],
    ['connection.set', { kind: 'remote', authUrl: 'a.example', chatUrl: 'a.example/c', chat: { host: 'x' } }, 'chat.host must be'],
    ['auth.signIn', { email: 'a@b.c', password: '' }, 'password'],
    ['auth.signIn', { email: `${'a'.repeat(321)}@b.c`, password: 'x' }, 'e-mail'],
    ['auth.signIn', { email: 'a\r\nb@c.d', password: 'x' }, 'e-mail'],
    ['connection.set', { kind: 'remote', authUrl: 'ftp://a', chatUrl: 'https://a' }, 'address of a server'],
    ['connection.set', { kind: 'remote', authUrl: 'https://user:pw@a', chatUrl: 'https://a' }, 'address of a server'],
    ['connection.set', { kind: 'remote', authUrl: `https://a/${'x'.repeat(2_048)}`, chatUrl: 'https://a' }, 'address of a server'],
    ['connection.set', { kind: 'remote', authUrl: 'https://a', chatUrl: 'https://a', authPath: '/api/../x' }, 'path'],
    ['connection.set', { kind: 'remote', authUrl: 'https://a', chatUrl: 'https://a', authPath: '//evil.example' }, 'path'],
    ['models.set', { baseUrl: 'nonsense url', model: 'm' }, 'address of a server'],
    ['models.set', { baseUrl: '', model: 'm', apiKey: 'a\nb' }, 'API key'],
    ['app.openExternal', { url: 'file:///etc/passwd' }, 'Only web and mail links'],
  ] as const)('has a sentence for %s %j', (method, input, words) => {
    expect(parseInput(method, input)).toEqual({ ok: false, sentence: expect.objectContaining({ message: expect.stringContaining(words) }) });
  });

  it.each([
    ['settings.set', { sidebarWidth: 100 }],
    ['settings.set', { sidebarWidth: NaN }],
    ['settings.set', { colorScheme: undefined }],
    ['settings.set', { colourScheme: 'dark' }],
    ['connection.set', { kind: 'local', authUrl: 'https://a' }],
    ['connection.set', { kind: 'other' }],
    ['auth.state', null],
    ['auth.signIn', 'text'],
  ] as const)('refuses %s %j without a sentence, because no person typed it', (method, input) => {
    expect(parseInput(method, input)).toEqual({ ok: false });
  });
});
