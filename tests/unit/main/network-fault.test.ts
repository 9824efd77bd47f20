import { describe, expect, it } from 'vitest';
import { describeFault, faultAdvice, faultError, networkFault } from '../../../src/main/network-fault.ts';
import { LatchkeyError } from '../../../src/shared/errors.ts';

/** An error as `fetch` throws it. */
function fetchFailed(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('inner'), { code }) });
}

describe('networkFault', () => {
  it.each([
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['ECONNREFUSED', 'refused'],
    ['CERT_HAS_EXPIRED', 'certificate'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['ERR_SSL_SOMETHING_NEW', 'tls'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['ECONNRESET', 'dropped'],
    ['UND_ERR_SOCKET', 'dropped'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
  ])('reads %s as %s', (code, kind) => {
    expect(networkFault(fetchFailed(code))).toEqual({ kind, code });
  });

  it('looks into every address that was tried', () => {
    const inner = new AggregateError([Object.assign(new Error('v6'), { code: 'ECONNREFUSED' })], 'all failed');
    expect(networkFault(new TypeError('fetch failed', { cause: inner })).kind).toBe('refused');
  });

  it('says when it was the proxy', () => {
    const refused = new TypeError('fetch failed', { cause: new Error('Proxy response (407) !== 200 when HTTP Tunneling') });
    expect(networkFault(refused)).toEqual({ kind: 'proxy', code: '407' });
  });

  it('does not guess, and does not follow a circle for ever', () => {
    const circle = new Error('circle');
    circle.cause = circle;
    expect(networkFault(circle)).toEqual({ kind: 'other' });
    expect(networkFault('text')).toEqual({ kind: 'other' });
  });
});

describe('the sentences', () => {
  it.each(['dns', 'refused', 'certificate', 'tls', 'timeout', 'dropped', 'proxy', 'other'] as const)('name the host and say what to do: %s', (kind) => {
    expect(describeFault('auth.example.com', { kind, code: 'X' }).message).toContain('auth.example.com');
    expect(faultAdvice(kind).message).toMatch(/\.$/);
  });

  it('become an error that tells a timeout from no answer', () => {
    expect(faultError('h', fetchFailed('ECONNREFUSED'), 'auth.unreachable')).toMatchObject({
      code: 'auth.unreachable',
      message: 'Couldn’t reach h: nothing answers there. Check the address and port, and that the server is running.',
    });
    expect(faultError('h', new DOMException('late', 'TimeoutError'), 'network.unreachable').code).toBe('network.timeout');
  });

  it('keep an error that already has words, and survive any thrown value', () => {
    const known = new LatchkeyError('network.timeout', 'Slow.');
    expect(faultError('h', known, 'network.unreachable')).toBe(known);
    for (const odd of [undefined, null, 'text', { code: 'ENOTFOUND' }]) expect(faultError('h', odd, 'network.unreachable').code).toBe('network.unreachable');
  });
});
