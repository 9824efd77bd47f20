import { describe, expect, it } from 'vitest';
import { readEnvironmentProxy } from '../../../../src/main/net/environment-proxy.ts';

describe('proxies of the environment', () => {
  it.each<[Record<string, string>, string, string]>([
    [{}, 'https://chat.example.com/', 'DIRECT'],
    [{ HTTPS_PROXY: 'http://proxy.corp:3128' }, 'https://chat.example.com/', 'PROXY proxy.corp:3128'],
    [{ HTTPS_PROXY: 'http://proxy.corp:3128' }, 'http://chat.example.com/', 'DIRECT'],
    [{ HTTPS_PROXY: 'http://upper:1', https_proxy: 'http://lower:2' }, 'https://chat.example.com/', 'PROXY lower:2'],
    [{ https_proxy: 'proxy.corp' }, 'https://chat.example.com/', 'PROXY proxy.corp:80'],
    [{ https_proxy: 'https://proxy.corp' }, 'https://chat.example.com/', 'HTTPS proxy.corp:443'],
    [{ ALL_PROXY: 'socks5://proxy.corp:1080' }, 'https://chat.example.com/', 'SOCKS5 proxy.corp:1080'],
    [{ HTTPS_PROXY: 'http://proxy.corp:1', NO_PROXY: 'example.com' }, 'https://chat.example.com/', 'DIRECT'],
    [{ HTTPS_PROXY: 'http://proxy.corp:1', NO_PROXY: '.example.com' }, 'https://example.com/', 'DIRECT'],
    [{ HTTPS_PROXY: 'http://proxy.corp:1', NO_PROXY: 'ample.com' }, 'https://example.com/', 'PROXY proxy.corp:1'],
    [{ HTTPS_PROXY: 'http://proxy.corp:1', NO_PROXY: 'a.org, *.example.com:8443' }, 'https://chat.example.com:8443/', 'DIRECT'],
    [{ HTTPS_PROXY: 'http://proxy.corp:1', NO_PROXY: 'example.com:8443' }, 'https://chat.example.com/', 'PROXY proxy.corp:1'],
    [{ HTTPS_PROXY: 'http://proxy.corp:1', NO_PROXY: '*' }, 'https://chat.example.com/', 'DIRECT'],
    [{ HTTPS_PROXY: 'http://proxy.corp:1' }, 'https://localhost:8443/', 'DIRECT'],
    [{ HTTPS_PROXY: 'not an address' }, 'https://chat.example.com/', 'DIRECT'],
  ])('%j leads to %s by %s', (environment, url, rules) => {
    expect(readEnvironmentProxy(environment).resolve(url)).toBe(rules);
  });

  it('takes name and password out of the address, which is then written without them', () => {
    const { resolve, logins } = readEnvironmentProxy({ HTTPS_PROXY: 'http://ada:p%40ss@proxy.corp:3128' });
    expect(resolve('https://chat.example.com/')).toBe('PROXY proxy.corp:3128');
    expect([...logins]).toEqual([['http://proxy.corp:3128', { name: 'ada', password: 'p@ss' }]]);
  });
});
