import { blockedCodes, LatchkeyError } from '../../shared/errors.ts';
import type { Note } from '../note.ts';
import type { Log } from '../platform.ts';
import { createRetryLoop } from './retry-loop.ts';
import type { OpenRevocation, RevocationStore } from './revocation-store.ts';
import type { Schedule } from './schedule.ts';
import type { SessionCookie } from './session-cookie.ts';

export interface Revocations {
  /** Ends this session on the server: at once, or when it can be reached again. Resolves when the vault has it, or would not take it. */
  add(cookie: SessionCookie): Promise<void>;
  /** Whether this session is one of those. */
  has(cookie: SessionCookie): boolean;
  /** Takes up what earlier runs left open, once the vault can be read; after that it does nothing. */
  resume(): Promise<void>;
  /** Tries now what is still open; resolves when that attempt is over. */
  now(): Promise<void>;
  /** No further attempts; resolves when the running one is over. */
  stop(): Promise<void>;
}

export interface RevocationsDeps {
  signOut: (cookie: Pick<SessionCookie, 'name' | 'value' | 'bearer'>) => Promise<void>;
  store: RevocationStore;
  /** Milliseconds since 1970. */
  now: () => number;
  schedule: Schedule;
  random: () => number;
  log: Log;
  note: Note;
}

/** A server that was not there for so long has ended the session by itself, or is gone. */
const longestMs = 30 * 86_400_000;

/** Sessions that were left here and must end on the server too. They wait in the vault, so that a restart forgets none. */
export function createRevocations({ signOut, store, now, schedule, random, log, note }: RevocationsDeps): Revocations {
  const open = new Set<OpenRevocation>();
  /** What the vault has differs from `open`. */
  let unsaved = false;
  let resumed = false;
  let adding: Promise<void> | undefined;

  async function save(): Promise<void> {
    unsaved = true;
    unsaved = !(await store.save([...open]).catch(() => false));
  }

  async function revoke(one: OpenRevocation): Promise<void> {
    if (now() - one.since > longestMs) {
      open.delete(one);
      note('sign_out.revoke_failed', { code: 'expired' });
      return;
    }
    try {
      await signOut(one.cookie);
      open.delete(one);
      note('sign_out.revoked', { later: now() - one.since > 60_000 });
    } catch (error) {
      // An answer is final, whatever it says; only silence and a failing server are worth another try.
      if (!isTemporary(error)) open.delete(one);
      const code = error instanceof LatchkeyError ? error.code : 'internal';
      log.warn('session.not_revoked', { code, again: open.has(one) });
      note('sign_out.revoke_failed', { code, later: open.has(one) });
    }
  }

  const loop = createRetryLoop({
    async attempt() {
      const before = open.size;
      // Sets are walked live: one added meanwhile gets its turn.
      for (const one of open) await revoke(one);
      if (unsaved || open.size !== before) await save();
      return open.size === 0 && !unsaved;
    },
    schedule,
    random,
    firstMs: 2_000,
    maxMs: 300_000,
  });

  return {
    add(cookie) {
      open.add({ cookie: { name: cookie.name, value: cookie.value, ...(cookie.bearer === true && { bearer: true }) }, since: now() });
      // In the vault before the server is asked: the app may end in between, and would take the session for a good one.
      adding = save().then(() => void loop.now());
      return adding;
    },
    has: ({ name, value }) => [...open].some(({ cookie }) => cookie.name === name && cookie.value === value),
    async resume() {
      if (resumed) return;
      resumed = true;
      const left = await store.load().catch(() => undefined);
      resumed = left !== undefined;
      if (left === undefined || left.length === 0) return;
      for (const one of left) open.add(one);
      if (open.size > left.length) await save();
      void loop.now();
    },
    now: () => (open.size === 0 ? Promise.resolve() : loop.now()),
    async stop() {
      await adding;
      await loop.stop();
    },
  };
}

/** True for failures that pass by themselves: no answer, a failing server, a portal in between, too many requests. */
export function isTemporary(error: unknown): boolean {
  return (
    !(error instanceof LatchkeyError) ||
    ['auth.unreachable', 'network.unreachable', 'network.timeout', ...blockedCodes, 'auth.not_better_auth', 'auth.rate_limited', 'server.failed', 'internal'].includes(error.code)
  );
}
