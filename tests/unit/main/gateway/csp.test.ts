import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../../../src/main/gateway/csp.ts';
import { diagramPolicy } from '../../../../src/main/gateway/diagram-document.ts';

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

  it('lets the chat page be framed by the shell only, and frame its own documents only', () => {
    expect(directives('chat')).toEqual({ ...both, 'frame-src': `'self'`, 'frame-ancestors': 'app://shell' });
  });

  it('opens up for the development server only when there is one', () => {
    const dev = directives('shell', 'http://localhost:5173');
    expect(dev['connect-src']).toBe(`'self' http://localhost:5173 ws://localhost:5173`);
    expect(dev).not.toHaveProperty('trusted-types');
  });

  it('lets in the hosted element’s script from its own origin, and nothing else of the web', () => {
    const policy = contentSecurityPolicy({ page: 'chat', origins, nonce: 'n', scriptOrigin: 'https://cdn.example.com' });
    expect(policy.split('; ').filter((part) => part.includes('https:'))).toEqual([
      `script-src 'self' https://cdn.example.com`,
      `style-src 'self' 'unsafe-inline' https://cdn.example.com`,
      `img-src 'self' data: blob: https://cdn.example.com`,
      `font-src 'self' https://cdn.example.com`,
      `connect-src 'self' https://cdn.example.com`,
      `frame-src 'self' https://cdn.example.com`,
    ]);
    expect(policy).not.toContain('trusted-types');
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).not.toContain(`script-src 'self' 'unsafe-inline'`);
  });

  it('leaves the document that draws diagrams its own script and nothing else', () => {
    expect(diagramPolicy(origins, 'n').split('; ')).toEqual([
      `default-src 'none'`, `script-src 'nonce-n'`, `style-src 'unsafe-inline'`, `base-uri 'none'`, `form-action 'none'`, 'frame-ancestors app://chat app://shell', 'sandbox allow-scripts',
    ]);
  });

  it.each(['shell', 'chat'] as const)('names no foreign host on the %s page without one', (page) => {
    expect(contentSecurityPolicy({ page, origins, nonce: 'n' })).not.toMatch(/https?:|\*|unsafe/);
  });
});
