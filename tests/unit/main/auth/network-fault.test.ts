import { describe, expect, it } from 'vitest';
import { describeFault, faultAdvice, networkFault, unreachableError } from '../../../../src/main/auth/network-fault.ts';

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
  ])('reads %s as %s', (code, kind) => {
    expect(networkFault(fetchFailed(code))).toEqual({ kind, code });
  });

  it('looks into every address that was tried', () => {
    const inner = new AggregateError([Object.assign(new Error('v6'), { code: 'ECONNREFUSED' })], 'all failed');
    expect(networkFault(new TypeError('fetch failed', { cause: inner })).kind).toBe('refused');
  });

  it('does not guess, and does not follow a circle for ever', () => {
    const circle = new Error('circle');
    circle.cause = circle;
    expect(networkFault(circle)).toEqual({ kind: 'other' });
    expect(networkFault('text')).toEqual({ kind: 'other' });
  });
});

describe('the sentences', () => {
  it.each(['dns', 'refused', 'certificate', 'tls', 'timeout', 'dropped', 'other'] as const)('name the host and say what to do: %s', (kind) => {
    expect(describeFault('auth.example.com', { kind, code: 'X' })).toContain('auth.example.com');
    expect(faultAdvice(kind)).toMatch(/\.$/);
  });

  it('become an error that tells a timeout from no answer', () => {
    expect(unreachableError('h', fetchFailed('ECONNREFUSED'))).toMatchObject({ code: 'auth.unreachable', message: 'Nothing answers at h. Check the address and port, and that the server is running.' });
    expect(unreachableError('h', new DOMException('late', 'TimeoutError')).code).toBe('network.timeout');
  });
});
