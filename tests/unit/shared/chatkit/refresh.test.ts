import { describe, expect, it } from 'vitest';
import { refreshThread } from '../../../../src/shared/chatkit/refresh.ts';
import { loadThread } from '../../../../src/shared/chatkit/thread-state.ts';
import type { ThreadItem } from '../../../../src/shared/chatkit/types.ts';
import { assistant, thread, user } from '../../../support/chatkit-events.ts';

const loaded = (...items: ThreadItem[]) => loadThread(thread(), items);
const keys = (state: ReturnType<typeof loaded>): string[] => state.past.map((entry) => entry.key);

describe('refreshThread', () => {
  it('keeps what did not change, takes over what did, drops what is gone and adds what is new', () => {
    const before = loaded(user('u1', 'Hi'), assistant('a1', 'Old'), user('gone', 'x'));
    const { thread: after } = refreshThread(before, loaded(user('u1', 'Hi'), assistant('a1', 'New'), assistant('a2', 'Next')));
    expect(after.past[0]).toBe(before.past[0]);
    expect(after.past.map((entry) => entry.item)).toEqual([user('u1', 'Hi'), assistant('a1', 'New'), assistant('a2', 'Next')]);
    expect(keys(after)).toEqual(['u1', 'a1', 'a2']);
  });

  it('leaves older pages in their place when only the newest one was read', () => {
    const before = loaded(user('u1', '1'), user('u2', '2'), user('u3', '3'));
    const { thread: after, keptOlder } = refreshThread(before, loaded(user('u2', '2'), user('u3', '3'), user('u4', '4')));
    expect([keys(after), keptOlder]).toEqual([['u1', 'u2', 'u3', 'u4'], true]);
  });

  it('shows what was read alone when it shares nothing with what is here', () => {
    const { thread: after, keptOlder } = refreshThread(loaded(user('u1', '1')), loaded(user('u9', '9')));
    expect([keys(after), keptOlder]).toEqual([['u9'], false]);
  });

  it('keeps keys unique where the server repeats ids', () => {
    const before = loaded(assistant('same', '1'), assistant('same', '2'));
    const { thread: after } = refreshThread(before, loaded(assistant('same', '1'), assistant('same', '2'), assistant('same', '3')));
    expect(new Set(keys(after)).size).toBe(3);
    expect(after.past.slice(0, 2)).toEqual(before.past);
  });

  it('keeps notices, and what went wrong with the newest answer until something follows it', () => {
    const fault = { code: 'custom', message: 'It failed.', allowRetry: true };
    const before = { ...loaded(user('u1', 'Hi'), assistant('a1', 'Half')), fault, notices: [{ key: 'n', level: 'info' as const, message: 'Slow today' }] };
    expect(refreshThread(before, loaded(user('u1', 'Hi'), assistant('a1', 'Half'))).thread).toMatchObject({ fault, notices: before.notices });
    expect(refreshThread(before, loaded(user('u1', 'Hi'), assistant('a2', 'Whole'))).thread.fault).toBeUndefined();
  });
});
