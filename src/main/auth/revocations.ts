import { LatchkeyError } from '../../shared/errors.ts';
import type { Log } from '../platform.ts';
import { createRetryLoop } from './retry-loop.ts';
import type { Schedule } from './schedule.ts';
import type { SessionCookie } from './session-cookie.ts';

export interface Revocations {
  /** Ends this session on the server: at once, or when the server can be reached again. */
  add(cookie: SessionCookie): void;
  /** Tries now what is still open; resolves when that attempt is over. */
  now(): Promise<void>;
  /** No further attempts; resolves when the running one is over. */
  stop(): Promise<void>;
}

export interface RevocationsDeps {
  signOut: (cookie: SessionCookie) => Promise<void>;
  schedule: Schedule;
  random: () => number;
  log: Log;
}

/** Sessions that were left here and must end on the server too. Lives as long as the app: nothing of them is kept on disk. */
export function createRevocations({ signOut, schedule, random, log }: RevocationsDeps): Revocations {
  const open = new Set<SessionCookie>();

  async function revoke(cookie: SessionCookie): Promise<void> {
    try {
      await signOut(cookie);
      open.delete(cookie);
    } catch (error) {
      // An answer is final, whatever it says; only silence and a failing server are worth another try.
      if (!isTemporary(error)) open.delete(cookie);
      log.warn('session.not_revoked', { code: error instanceof LatchkeyError ? error.code : 'internal', again: open.has(cookie) });
    }
  }

  const loop = createRetryLoop({
    async attempt() {
      // Sets are walked live: one added meanwhile gets its turn.
      for (const cookie of open) await revoke(cookie);
      return open.size === 0;
    },
    schedule,
    random,
    firstMs: 2_000,
    maxMs: 300_000,
  });

  return {
    add(cookie) {
      open.add(cookie);
      void loop.now();
    },
    now: () => (open.size === 0 ? Promise.resolve() : loop.now()),
    stop: () => loop.stop(),
  };
}

/** True for failures that pass by themselves: no answer, a failing server, a portal in between, too many requests. */
export function isTemporary(error: unknown): boolean {
  return (
    !(error instanceof LatchkeyError) ||
    ['auth.unreachable', 'network.unreachable', 'network.timeout', 'auth.not_better_auth', 'auth.rate_limited', 'server.failed', 'internal'].includes(error.code)
  );
}
