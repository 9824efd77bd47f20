import { describe, expect, it } from 'vitest';
import { isLoopback, parseProxyRules } from '../../../../src/main/net/proxy-rules.ts';

describe('parseProxyRules', () => {
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
    expect(parseProxyRules(rules)).toEqual(route);
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
