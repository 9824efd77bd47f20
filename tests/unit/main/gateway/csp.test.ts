import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../../../src/main/gateway/csp.ts';

const origins = { shell: 'app://shell', chat: 'app://chat' };

function directives(page: 'shell' | 'chat', devServer?: string): Record<string, string> {
  const policy = contentSecurityPolicy({ page, origins, nonce: 'bm9uY2U=', ...(devServer && { devServer }) });
  return Object.fromEntries(policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]));
}

const both = {
  'default-src': `'none'`,
  'script-src': `'self'`,
  'style-src': `'self' 'nonce-bm9uY2U='`,
  'img-src': `'self' data: blob:`,
  'font-src': `'self'`,
  'connect-src': `'self'`,
  'worker-src': `'none'`,
  'media-src': `'none'`,
  'object-src': `'none'`,
  'base-uri': `'none'`,
  'form-action': `'none'`,
  'require-trusted-types-for': `'script'`,
  'trusted-types': `'none'`,
};

describe('contentSecurityPolicy', () => {
  it('lets the shell frame the chat page and nobody frame the shell', () => {
    expect(directives('shell')).toEqual({ ...both, 'frame-src': 'app://chat', 'frame-ancestors': `'none'` });
  });

  it('lets the chat page be framed by the shell only, and frame nothing', () => {
    expect(directives('chat')).toEqual({ ...both, 'frame-ancestors': 'app://shell' });
  });

  it('opens up for the development server only when there is one', () => {
    const dev = directives('shell', 'http://localhost:5173');
    expect(dev['connect-src']).toBe(`'self' http://localhost:5173 ws://localhost:5173`);
    expect(dev).not.toHaveProperty('trusted-types');
  });
});
