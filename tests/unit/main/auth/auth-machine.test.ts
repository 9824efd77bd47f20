import { describe, expect, it } from 'vitest';
import type { AuthState } from '../../../../src/shared/auth-state.ts';
import { nextState, toAuthState, type AuthEvent, type MachineState } from '../../../../src/main/auth/auth-machine.ts';

const ada = { id: '1', name: 'Ada', email: 'ada@example.com' };
const renamed = { ...ada, name: 'Ada L.' };

const states = {
  starting: { status: 'starting' },
  out: { status: 'signed_out' },
  ended: { status: 'signed_out', reason: 'session_ended' },
  left: { status: 'signed_out', reason: 'signed_out_here' },
  moved: { status: 'signed_out', reason: 'connection_changed' },
  entering: { status: 'signing_in', resume: { status: 'signed_out', reason: 'session_ended' } },
  enteringLocked: { status: 'signing_in', resume: { status: 'session_unreachable', cause: 'locked' } },
  online: { status: 'signed_in', user: ada, online: true },
  offline: { status: 'signed_in', user: ada, online: false },
  renamed: { status: 'signed_in', user: renamed, online: true },
  renamedOffline: { status: 'signed_in', user: renamed, online: false },
  locked: { status: 'session_unreachable', cause: 'locked' },
  denied: { status: 'session_unreachable', cause: 'denied' },
} satisfies Record<string, MachineState>;
type Name = keyof typeof states;

const events: Record<string, AuthEvent> = {
  found: { type: 'vault.found', user: ada },
  absent: { type: 'vault.absent' },
  absentMoved: { type: 'vault.absent', reason: 'connection_changed' },
  unavailable: { type: 'vault.unavailable', cause: 'denied' },
  started: { type: 'signIn.started' },
  succeeded: { type: 'signIn.succeeded', user: ada },
  failed: { type: 'signIn.failed' },
  signOut: { type: 'signOut.requested' },
  ended: { type: 'session.ended' },
  reached: { type: 'server.reached' },
  unreached: { type: 'server.unreached' },
  user: { type: 'user.changed', user: renamed },
};

/** What each event makes of each state; a state that is not named stays the very same object. */
const table: Record<string, Partial<Record<Name, Name>>> = {
  found: { starting: 'offline', locked: 'offline', denied: 'offline' },
  absent: { starting: 'out', locked: 'out', denied: 'out' },
  absentMoved: { starting: 'moved', locked: 'moved', denied: 'moved' },
  unavailable: { starting: 'denied', locked: 'denied', denied: 'denied' },
  started: { ended: 'entering', locked: 'enteringLocked' },
  succeeded: { entering: 'online', enteringLocked: 'online' },
  failed: { entering: 'ended', enteringLocked: 'locked' },
  signOut: { starting: 'left', entering: 'left', enteringLocked: 'left', online: 'left', offline: 'left', renamed: 'left', renamedOffline: 'left', locked: 'left', denied: 'left' },
  ended: { online: 'ended', offline: 'ended', renamed: 'ended', renamedOffline: 'ended' },
  reached: { offline: 'online', renamedOffline: 'renamed' },
  unreached: { online: 'offline', renamed: 'renamedOffline' },
  user: { online: 'renamed', offline: 'renamedOffline' },
};
/** Signing in from these is a plain wrap of the state itself. */
const enters: readonly Name[] = ['out', 'ended', 'left', 'moved', 'locked', 'denied'];

const cases = Object.keys(events).flatMap((event) => (Object.keys(states) as Name[]).map((state) => [event, state] as const));

describe('nextState', () => {
  it.each(cases)('answers %s in %s by the table', (event, name) => {
    const before = states[name];
    const after = nextState(before, events[event]!);
    if (event === 'started' && enters.includes(name)) {
      expect(after).toEqual({ status: 'signing_in', resume: before });
      return;
    }
    const expected = table[event]?.[name];
    if (expected === undefined) expect(after).toBe(before);
    else expect(after).toEqual(states[expected]);
  });

  it('leaves signed_in only by signing out or by the end of the session', () => {
    const leaving = Object.keys(events).filter((event) => nextState(states.online, events[event]!).status !== 'signed_in');
    expect(leaving).toEqual(['signOut', 'ended']);
  });
});

describe('toAuthState', () => {
  it('keeps to itself what a failed sign-in goes back to', () => {
    expect(toAuthState(states.entering)).toEqual({ status: 'signing_in' } satisfies AuthState);
    expect(toAuthState(states.online)).toBe(states.online);
  });
});
