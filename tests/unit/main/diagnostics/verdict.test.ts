import { describe, expect, it } from 'vitest';
import { verdict } from '../../../../src/main/diagnostics/verdict.ts';
import { verdictWords } from '../../../../src/main/diagnostics/verdict-words.ts';
import type { AuthState, SignedOutReason, VaultInfo } from '../../../../src/shared/auth-state.ts';
import type { TimelineEntry, TimelineKind } from '../../../../src/shared/diagnostics.ts';

const now = 1_800_000_000_000;
const user = { id: 'u', name: 'Ada', email: 'ada@example.com' };
const online: AuthState = { status: 'signed_in', user, online: true };
const cutOff: AuthState = { status: 'signed_in', user, online: false };
const out = (reason?: SignedOutReason): AuthState => ({ status: 'signed_out', ...(reason && { reason }) });
const keychain: VaultInfo = { kind: 'keytar', remembers: true };
const memory: VaultInfo = { kind: 'memory', remembers: false, cause: 'locked' };

type Line = TimelineKind | [TimelineKind, NonNullable<TimelineEntry['detail']>, minutesAgo?: number];

/** Lines as they were written, a minute apart, the last one just now. */
function history(...lines: Line[]): TimelineEntry[] {
  return lines
    .map((line, index): TimelineEntry => {
      const [kind, detail, minutes] = typeof line === 'string' ? [line] : line;
      return { at: now - (minutes ?? lines.length - index) * 60_000, kind, ...(detail && { detail }) };
    })
    .reverse();
}

const lastRun: Line[] = ['app.started', ['vault.ready', { kind: 'keytar' }], 'sign_in.succeeded', 'vault.wrote'];
const memoryRun: Line[] = ['app.started', ['vault.ready', { kind: 'memory', cause: 'locked' }], 'sign_in.succeeded'];
const restart: Line[] = ['app.stopped', 'app.started'];

const stories: readonly [story: string, code: string, auth: AuthState, entries: TimelineEntry[], vault?: VaultInfo][] = [
  ['the keychain is still being asked', 'starting', { status: 'starting' }, []],
  ['somebody is signing in', 'signing_in', { status: 'signing_in' }, history('sign_in.failed')],

  ['a signed-in app with a keychain', 'fine', online, history(...lastRun, 'token.minted')],
  ['an app that came back from a fault', 'fine', online, history(...lastRun, ['token.failed', { code: 'auth.unreachable' }], 'token.minted')],
  ['a network that is gone', 'offline', cutOff, history(...lastRun, ['network.lost', { by: 'system' }])],
  ['an auth server that is down', 'auth_unreachable', cutOff, history(...lastRun, ['network.back', { by: 'auth' }], ['session.check_failed', { status: 503 }], ['network.lost', { by: 'auth' }])],
  ['a chat server that is down', 'chat_unreachable', cutOff, history(...lastRun, 'token.minted', ['network.lost', { by: 'chat' }])],
  ['both servers down', 'auth_unreachable', cutOff, history(...lastRun, ['network.lost', { by: 'chat' }], ['network.lost', { by: 'auth' }])],
  ['a start whose first answer is awaited', 'connecting', cutOff, history(...lastRun, ...restart, 'session.restored')],
  ['tokens that the chat server refuses', 'token_refused', online, history(...lastRun, 'token.minted', ['token.refused', { status: 401 }], 'token.minted')],
  ['a refusal that a fresh token healed', 'fine', online, history(...lastRun, ['token.refused', { attempts: 1, status: 401 }], 'token.minted')],
  ['a refusal of a fresh token', 'token_refused', online, history(...lastRun, ['token.refused', { attempts: 2, status: 401 }], ['token.refused', { attempts: 1, status: 401 }])],
  ['a chat server that takes tokens again', 'fine', online, history(...lastRun, ['token.refused', { attempts: 2, status: 401 }], 'token.accepted')],
  ['a refusal of yesterday', 'fine', online, history(...lastRun, ['token.refused', { status: 401 }, 1_440], 'token.minted')],
  ['a refusal before another connection was chosen', 'fine', online, history('token.refused', 'connection.changed', 'sign_in.succeeded', 'vault.wrote')],
  ['a server without the JWT plugin', 'token_unusable', online, history(...lastRun, ['token.failed', { code: 'token.missing_plugin' }])],
  ['a server whose tokens nobody can check', 'token_unusable', online, history(...lastRun, ['token.failed', { code: 'token.unsafe' }])],
  ['a token failure that is over', 'fine', online, history(...lastRun, ['token.failed', { code: 'token.unsafe' }], 'token.minted')],
  ['a clock that jumped an hour', 'clock_jumped', online, history(...lastRun, ['clock.jumped', { jumpMs: 3_600_000 }])],
  ['a clock that jumped back, with the server out of reach', 'clock_jumped', cutOff, history(...lastRun, ['clock.jumped', { jumpMs: -7_200_000 }])],
  ['a refusal right after the clock jumped', 'clock_jumped', online, history(...lastRun, ['clock.jumped', { jumpMs: 3_600_000 }], 'token.refused')],
  ['a clock that was put right by seconds', 'fine', online, history(...lastRun, ['clock.jumped', { jumpMs: 4_000 }])],
  ['a night of sleep', 'fine', online, history(...lastRun, ['clock.jumped', { jumpMs: 28_800_000 }, 1], ['system.woke', {}, 1])],
  ['a clock that jumped last week', 'fine', online, history(...lastRun, ['clock.jumped', { jumpMs: 3_600_000 }, 10_080])],
  ['no keychain in this run', 'not_remembered', online, history(...memoryRun), memory],
  ['a keychain that did not take the sign-in', 'not_stored', online, history(...lastRun.slice(0, 3), ['vault.write_failed', { cause: 'locked' }])],
  ['a keychain that did not take the key of a model', 'fine', online, history(...lastRun, ['vault.write_failed', { entry: 'model-key', cause: 'locked' }])],
  ['a keychain that took it after all', 'fine', online, history(...lastRun.slice(0, 3), 'vault.write_failed', 'vault.wrote')],

  ['a locked keychain at start', 'keychain_locked', { status: 'session_unreachable', cause: 'locked' }, history(...lastRun, ...restart)],
  ['a keychain that was not allowed', 'keychain_denied', { status: 'session_unreachable', cause: 'denied' }, history(...lastRun, ...restart)],
  ['a keychain that is not there', 'keychain_missing', { status: 'session_unreachable', cause: 'missing' }, history(...lastRun, ...restart)],
  ['a keychain that is another one', 'keychain_replaced', { status: 'session_unreachable', cause: 'replaced' }, history(...lastRun, ...restart)],
  ['a value that cannot be read', 'keychain_unreadable', { status: 'session_unreachable', cause: 'unreadable' }, history(...lastRun, ...restart)],
  ['a keychain with a fault', 'keychain_failed', { status: 'session_unreachable', cause: 'failed' }, history(...lastRun, ...restart)],

  ['a fresh profile', 'never_signed_in', out(), history('app.started', 'vault.ready')],
  ['a fresh profile whose first sign-in failed', 'sign_in_failed', out(), history('app.started', ['sign_in.failed', { code: 'auth.invalid_credentials' }])],
  ['signing out', 'signed_out_here', out('signed_out_here'), history(...lastRun, 'sign_out.chosen', 'sign_out.revoked')],
  ['signing out while the server is away', 'signed_out_here_untold', out('signed_out_here'), history(...lastRun, 'sign_out.chosen', 'sign_out.revoke_failed')],
  ['signing out, whereupon the server was told later', 'signed_out_here', out('signed_out_here'), history(...lastRun, 'sign_out.chosen', 'sign_out.revoke_failed', 'sign_out.revoked')],
  ['signing out, and a restart', 'signed_out_here', out(), history(...lastRun, 'sign_out.chosen', ...restart)],
  ['another server', 'connection_changed', out('connection_changed'), history(...lastRun, 'connection.changed')],
  ['another server, and a restart', 'connection_changed', out(), history(...lastRun, 'connection.changed', ...restart)],

  ['a session that ended without a word', 'session_ended', out('session_ended'), history(...lastRun, 'session.ended')],
  ['a session that ended for an unknown cause', 'session_ended', out('session_ended'), history(...lastRun, ['session.ended', { cause: 'unknown', status: 401 }])],
  ['a session that was revoked', 'session_revoked', out('session_ended'), history(...lastRun, ['session.ended', { cause: 'revoked' }])],
  ['a session that ran out', 'session_expired', out('session_ended'), history(...lastRun, ['session.ended', { cause: 'expired' }])],
  ['a session that ran out, by the server’s own code', 'session_expired', out('session_ended'), history(...lastRun, ['session.ended', { code: 'SESSION_EXPIRED' }])],
  ['a changed password', 'password_changed', out('session_ended'), history(...lastRun, ['session.ended', { cause: 'password_changed' }])],
  ['a ban', 'account_banned', out('session_ended'), history(...lastRun, ['session.ended', { code: 'BANNED_USER', status: 403 }])],
  ['a ban that signing in again brings to light', 'account_banned', out('session_ended'), history(...lastRun, ['session.ended', { cause: 'revoked' }], ['sign_in.failed', { code: 'auth.rejected', reason: 'BANNED_USER' }])],
  ['a first sign-in to a blocked account', 'account_banned', out(), history('app.started', ['sign_in.failed', { code: 'auth.rejected', reason: 'BANNED_USER' }])],
  ['an account that is gone', 'account_deleted', out('session_ended'), history(...lastRun, ['session.ended', { cause: 'deleted' }])],
  ['a session that was revoked, and a restart', 'session_revoked', out(), history(...lastRun, ['session.ended', { cause: 'revoked' }], ...restart)],
  ['the newest end of several', 'session_expired', out('session_ended'), history(['session.ended', { cause: 'revoked' }], 'sign_in.succeeded', ['session.ended', { cause: 'expired' }])],

  ['a sign-in in memory, and a restart', 'not_kept', out(), history(...memoryRun, ...restart)],
  ['a sign-in in memory, and a crash', 'not_kept', out(), history(...memoryRun, 'app.crashed', 'app.started'), memory],
  ['a keychain that did not take the sign-in, and a restart', 'not_kept', out(), history(...lastRun.slice(0, 3), 'vault.write_failed', ...restart)],
  ['a sign-in written to memory alone, and a restart', 'not_kept', out(), history(...lastRun.slice(0, 3), ['vault.wrote', { kind: 'memory', entry: 'session' }], ...restart)],
  ['a keychain that was emptied between two runs', 'keychain_emptied', out(), history(...lastRun, ...restart)],
  ['a restored session that is gone at the next start', 'keychain_emptied', out(), history(...lastRun, ...restart, 'session.restored', ...restart)],
  ['another kind of keychain', 'keychain_switched', out(), history(...lastRun, ...restart, ['vault.switched', { from: 'safe-storage', to: 'keytar' }])],
  ['a keychain that is away in this run', 'keychain_away', out(), history(...lastRun, ...restart), memory],
];

describe('the verdict', () => {
  it.each(stories)('of %s is %s', (_story, code, auth, entries, vault = keychain) => {
    expect(verdict(entries, { auth, vault, now })).toEqual({ code, ...verdictWords[code as keyof typeof verdictWords] });
  });

  it('has a story for every code', () => {
    expect(Object.keys(verdictWords).filter((code) => !stories.some(([, told]) => told === code))).toEqual([]);
  });

  it.each(Object.entries(verdictWords))('%s is told in whole, plain sentences', (_code, { sentence, advice = 'None.' }) => {
    for (const words of [sentence, advice]) {
      expect(words).toMatch(/^[A-Z][^'"]*\.$/);
      expect(words).not.toMatch(/invalid|oops|something went wrong|error \d|token_|JWT|401/i);
    }
  });

  it('never says that somebody is signed out while the session may live', () => {
    const kept = Object.entries(verdictWords).filter(([code]) => /^keychain_(locked|denied|missing|unreadable|failed)$|^token_/.test(code));
    expect(kept).toHaveLength(7);
    for (const [, { sentence }] of kept) expect(sentence).toContain('not signed out');
  });
});
