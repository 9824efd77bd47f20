import { describe, expect, it } from 'vitest';
import { createImagePolicy } from '../../../../../src/renderer/element/markdown/image-policy.ts';
import type { ImagePolicyOptions } from '../../../../../src/renderer/element/markdown/image-policy.ts';

const base = 'http://127.0.0.1:4000/';

function verdict(src: unknown, options: Partial<ImagePolicyOptions> = {}): string | undefined {
  const result = createImagePolicy({ base, ...options })(src);
  return result.kind === 'load' ? result.src : result.url && `link to ${result.url.href}`;
}

describe('createImagePolicy', () => {
  it('loads what is inside the text or the page’s own, and rasters only', () => {
    expect(verdict('data:image/png;base64,AA')).toBe('data:image/png;base64,AA');
    expect(verdict('/files/1.png')).toBe(`${base}files/1.png`);
    expect(verdict(`${base}files/1.png`)).toBe(`${base}files/1.png`);
    expect(verdict(`blob:${base}1-2`)).toBe(`blob:${base}1-2`);
    for (const src of ['data:image/svg+xml,<svg/>', 'data:image/png+svg,x', 'data:text/html,x', 'javascript:1', 'blob:https://a.example/1', 'file:///x', 'app://shell/x.png', '', undefined, 'mailto:a@b.example', 'http://[']) {
      expect(verdict(src), String(src)).toBeUndefined();
    }
  });

  it('loads nothing remote unless the thread names hosts', () => {
    expect(verdict('https://a.example/x.png')).toBe('link to https://a.example/x.png');
    expect(verdict('https://a.example/x.png', { domains: [] })).toBe('link to https://a.example/x.png');
    expect(verdict('//a.example/x.png', { domains: ['b.example'] })).toBe('link to http://a.example/x.png');
  });

  it('takes a host and those below it, not one that only looks alike', () => {
    const options = { domains: ['example.com', ' *.cdn.example ', 'https://img.example:8443/x', 'com', '*'] };
    const loads = (src: string): boolean => verdict(src, options) === src;
    expect(['https://example.com/x', 'https://a.b.example.com/x', 'https://x.cdn.example/y', 'https://img.example/x', 'https://EXAMPLE.com/x'.toLowerCase()].map(loads)).toEqual([true, true, true, true, true]);
    expect(['https://notexample.com/x', 'https://example.com.evil.example/x', 'https://example.com@evil.example/', 'https://user@example.com/x', 'https://other.com/x', 'ftp://example.com/x'].map(loads)).toEqual([false, false, false, false, false, false]);
  });

  it('goes through the app’s own way to fetch where there is one', () => {
    const options = { domains: ['a.example'], resolve: (url: string) => (url.endsWith('no') ? undefined : `/image?url=${encodeURIComponent(url)}`) };
    expect(verdict('https://a.example/x', options)).toBe('/image?url=https%3A%2F%2Fa.example%2Fx');
    expect(verdict('https://a.example/no', options)).toBe('link to https://a.example/no');
    expect(verdict('https://b.example/x', options)).toBe('link to https://b.example/x');
  });

  it('knows its own pages also where origins are opaque', () => {
    expect(verdict('/x.png', { base: 'app://chat/' })).toBe('app://chat/x.png');
    expect(verdict('app://shell/x.png', { base: 'app://chat/' })).toBeUndefined();
  });
});
