import { describe, expect, it } from 'vitest';
import { accountOf, settlesAccount } from '../../../../src/main/streams/account.ts';
import type { AuthState } from '../../../../src/shared/auth-state.ts';

const ada: AuthState = { status: 'signed_in', user: { id: 'ada', name: 'Ada', email: 'ada@example.com' }, online: true };

describe('whose answers may go on', () => {
  it('is one person at one server', () => {
    expect(accountOf('a', ada)).not.toBe(accountOf('b', ada));
    expect(accountOf('a', { ...ada, online: false })).toBe(accountOf('a', ada));
    expect(accountOf('a', { status: 'signed_out' })).toBeUndefined();
  });

  it.each<[AuthState, boolean]>([
    [ada, true],
    [{ status: 'signed_out', reason: 'signed_out_here' }, true],
    [{ status: 'signed_out', reason: 'connection_changed' }, true],
    [{ status: 'signed_out' }, true],
    [{ status: 'signed_out', reason: 'session_ended' }, false],
    [{ status: 'starting' }, false],
    [{ status: 'signing_in' }, false],
    [{ status: 'session_unreachable', cause: 'locked' }, false],
  ])('%j settles it: %s', (state, settled) => {
    expect(settlesAccount(state)).toBe(settled);
  });
});
