import { describe, expect, it } from 'vitest';
import { explainNetworkError } from '../../../src/main/network-errors.ts';
import { LatchkeyError } from '../../../src/shared/errors.ts';

const failed = (code: string, message = code) => new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });

describe('explainNetworkError', () => {
  it.each([
    ['ECONNREFUSED', 'network.unreachable', "Couldn't reach chat.example.com"],
    ['UND_ERR_CONNECT_TIMEOUT', 'network.unreachable', "Couldn't reach"],
    ['UND_ERR_SOCKET', 'network.unreachable', "Couldn't reach"],
    ['ENOTFOUND', 'network.unreachable', "Couldn't find chat.example.com"],
    ['UND_ERR_HEADERS_TIMEOUT', 'network.timeout', 'too long'],
    ['CERT_HAS_EXPIRED', 'network.unreachable', 'certificate'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'network.unreachable', 'certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'network.unreachable', 'certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'network.unreachable', 'certificate'],
  ])('puts %s into words', (code, expected, words) => {
    const error = explainNetworkError(failed(code), 'chat.example.com');
    expect([error.code, error.message]).toEqual([expected, expect.stringContaining(words)]);
  });

  it('finds the reason inside several addresses’ failures', () => {
    const several = new TypeError('fetch failed', { cause: new AggregateError([failed('ENOTFOUND')]) });
    expect(explainNetworkError(several, 'h').message).toContain("Couldn't find");
  });

  it('says when it was the proxy', () => {
    expect(explainNetworkError(failed('UND_ERR_ABORTED', 'Proxy response (407) !== 200 when HTTP Tunneling'), 'h').message).toContain('proxy refused the connection to h (407)');
  });

  it('keeps an error that already has words, and survives any thrown value', () => {
    const known = new LatchkeyError('network.timeout', 'Slow.');
    expect(explainNetworkError(known, 'h')).toBe(known);
    for (const odd of [undefined, null, 'text', { code: 'ENOTFOUND' }]) expect(explainNetworkError(odd, 'h').code).toBe('network.unreachable');
    const circular = new Error('a');
    circular.cause = circular;
    expect(explainNetworkError(circular, 'h').code).toBe('network.unreachable');
  });
});
