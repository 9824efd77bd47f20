import { describe, expect, it } from 'vitest';
import { createProxyHealth, createRoute, isLoopback, parseProxyRules } from '../../../../src/main/net/proxy-rules.ts';

describe('parseProxyRules', () => {
  it('keeps every way that can be gone, in the order of the rules', () => {
    expect(parseProxyRules('PROXY a:1; SOCKS5 b:2; HTTPS c:443; DIRECT')).toEqual([{ kind: 'proxy', uri: 'http://a:1' }, { kind: 'proxy', uri: 'https://c:443' }, { kind: 'direct' }]);
  });

  it.each([
    ['DIRECT', { kind: 'direct' }],
    ['', { kind: 'direct' }],
    ['PROXY proxy.corp:3128', { kind: 'proxy', uri: 'http://proxy.corp:3128' }],
    ['proxy proxy.corp:3128; DIRECT', { kind: 'proxy', uri: 'http://proxy.corp:3128' }],
    ['HTTPS secure.corp:443', { kind: 'proxy', uri: 'https://secure.corp:443' }],
    ['SOCKS5 localhost:1080; PROXY p:80', { kind: 'proxy', uri: 'http://p:80' }],
    ['SOCKS5 localhost:1080;DIRECT', { kind: 'direct' }],
    ['PROXY ; PROXY p:8080', { kind: 'proxy', uri: 'http://p:8080' }],
  ])('reads "%s"', (rules, route) => {
    expect(parseProxyRules(rules)[0]).toEqual(route);
  });

  it.each(['SOCKS localhost:1080', 'SOCKS5 a:1; SOCKS4 b:2'])('says what to do about "%s"', (rules) => {
    expect(() => parseProxyRules(rules)).toThrow(expect.objectContaining({ code: 'network.unreachable', message: expect.stringContaining('SOCKS') }));
  });
});

it('knows this computer by all its names, and nothing else', () => {
  const local = ['http://localhost:1', 'http://127.0.0.1', 'http://127.8.9.1', 'http://[::1]:80', 'http://a.localhost'];
  const remote = ['http://localhost.example.com', 'http://10.0.0.1', 'http://127.0.0.1.example.com', 'https://example.com'];
  expect([...local, ...remote].map((url) => isLoopback(new URL(url)))).toEqual([...local.map(() => true), ...remote.map(() => false)]);
});

it('goes by a proxy that gave no answer last, for five minutes or until it works again', async () => {
  let now = 0;
  const health = createProxyHealth(() => now);
  const route = createRoute(() => Promise.resolve('PROXY a:1; PROXY b:2'), health);
  const first = async () => ((await route(new URL('https://chat.example.com'))) as { uri: string }).uri;
  expect(await first()).toBe('http://a:1');
  health.failed('http://a:1');
  expect(await first()).toBe('http://b:2');
  now = 300_001;
  expect(await first()).toBe('http://a:1');
  health.failed('http://a:1');
  health.worked('http://a:1');
  expect(await first()).toBe('http://a:1');
});
