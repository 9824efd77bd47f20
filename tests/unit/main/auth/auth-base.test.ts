import { describe, expect, it } from 'vitest';
import { authBase } from '../../../../src/main/auth/auth-base.ts';

describe('authBase', () => {
  it.each([
    ['https://auth.example.com', '/api/auth', 'https://auth.example.com/api/auth'],
    ['https://auth.example.com/', '/api/auth/', 'https://auth.example.com/api/auth'],
    ['https://example.com/api/auth', '/api/auth', 'https://example.com/api/auth'],
    ['https://example.com/accounts/', '/api/auth', 'https://example.com/accounts'],
    ['https://example.com/accounts', '/auth', 'https://example.com/auth'],
    ['http://127.0.0.1:4000', 'auth', 'http://127.0.0.1:4000/auth'],
    ['https://auth.example.com', '/', 'https://auth.example.com/'],
  ])('finds %s with %s at %s', (authUrl, authPath, href) => {
    expect(authBase({ authUrl, authPath }).href).toBe(href);
  });
});
