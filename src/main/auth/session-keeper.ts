import type { Log } from '../platform.ts';
import { createRetryLoop } from './retry-loop.ts';
import type { Schedule } from './schedule.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { SessionRead, SessionStore } from './session-store.ts';
import type { StoredSession } from './stored-session.ts';

/** The session in memory, and the vault following it. */
export interface SessionKeeper {
  current(): StoredSession | undefined;
  /**
   * Changes with every beginning and end of a session and every `interrupt`. Whoever waits for an answer compares
   * it afterwards: an answer of another epoch is not acted upon.
   */
  epoch(): number;
  interrupt(): void;
  /** Reads the vault, and takes over the session found, unless it was left or the epoch changed meanwhile. */
  restore(options: { mayPrompt: boolean }): Promise<SessionRead>;
  /** A new session; resolves when the vault has it, or would not take it. */
  begin(session: StoredSession): Promise<void>;
  /** A renewed cookie or changed name of the same session. */
  update(change: Partial<StoredSession>): void;
  /** The server put another session in place of this one; resolves when the vault has it, or would not take it. */
  replace(cookie: SessionCookie): Promise<void>;
  /**
   * The session is over here; resolves when the vault let go of it, or could not.
   * @param after what has to be in the vault before
   */
  end(after?: Promise<unknown>): Promise<void>;
  /** Brings the vault up to date, if it is not. Asks the person, if the keychain wants that. */
  catchUp(): Promise<void>;
  /** Writes to the vault what memory holds, for another vault is in use. */
  store(): Promise<void>;
  /** Stops retrying; resolves when pending writes are done. */
  dispose(): Promise<void>;
}

export interface SessionKeeperDeps {
  store: SessionStore;
  schedule: Schedule;
  random: () => number;
  log: Log;
}

/** A cookie whose end moved by less is not written again: Better Auth may renew it with every request. */
const minExpiryMoveMs = 3_600_000;

export function createSessionKeeper({ store, schedule, random, log }: SessionKeeperDeps): SessionKeeper {
  let session: StoredSession | undefined;
  let epoch = 0;
  let behind = false;
  let mustOpenFirst = false;
  let disposed = false;
  let ending: Promise<void> | undefined;
  const storing = createRetryLoop({ attempt: writeAgain, schedule, random, firstMs: 10_000, maxMs: 300_000 });

  /** Makes the vault hold what memory holds. */
  async function write(): Promise<boolean> {
    behind = true;
    const mine = epoch;
    const answer = await (session === undefined ? store.clear() : store.write(session)).catch((error: unknown) => {
      log.error('session.store_failed', { error: error instanceof Error ? error.name : 'unknown' });
      return { status: 'unavailable', cause: 'failed' } as const;
    });
    if (mine !== epoch) return true;
    behind = answer.status !== 'done';
    // Refused although it looks open, as far as can be told without a question on the screen.
    mustOpenFirst = answer.status !== 'done' && answer.cause !== 'failed' && (await store.isOpen().catch(() => false));
    return !behind;
  }

  /**
   * Another try, by itself. A keychain that refuses although it looks open would put its question on the screen again
   * and again, so it is left alone until it was seen shut and is open now.
   */
  async function writeAgain(): Promise<boolean> {
    const isOpen = await store.isOpen().catch(() => false);
    if (isOpen && !mustOpenFirst) return write();
    if (!isOpen) mustOpenFirst = false;
    return false;
  }

  /** Goes on when the app quits meanwhile: what is left here must not be found again. */
  async function clear(after: Promise<unknown> | undefined): Promise<void> {
    await after;
    if (!(await write()) && !disposed) storing.start();
  }

  async function follow(): Promise<void> {
    void storing.stop();
    if (disposed) return;
    if (!(await write())) storing.start();
  }

  return {
    current: () => session,
    epoch: () => epoch,
    interrupt() {
      epoch += 1;
    },
    async restore(options) {
      const mine = epoch;
      const read = await store.read(options);
      if (mine === epoch && !disposed && read.status === 'found' && read.left !== true) session = read.session;
      return read;
    },
    begin(next) {
      epoch += 1;
      session = next;
      return follow();
    },
    update(change) {
      if (session === undefined) return;
      const before = session;
      session = { ...session, ...change };
      if (isWorthWriting(before, session)) void follow();
    },
    replace(cookie) {
      if (session === undefined) return Promise.resolve();
      session = { ...session, cookie };
      return follow();
    },
    end(after) {
      epoch += 1;
      session = undefined;
      void storing.stop();
      ending = clear(after);
      return ending;
    },
    store: () => (session === undefined ? Promise.resolve() : follow()),
    catchUp: () => (behind ? follow() : Promise.resolve()),
    async dispose() {
      disposed = true;
      epoch += 1;
      void storing.stop();
      await ending;
      await store.settled();
    },
  };
}

function isWorthWriting(before: StoredSession, after: StoredSession): boolean {
  const moved = Math.abs((after.cookie.expiresAt ?? 0) - (before.cookie.expiresAt ?? 0));
  return (
    before.cookie.name !== after.cookie.name ||
    before.cookie.value !== after.cookie.value ||
    moved >= minExpiryMoveMs ||
    JSON.stringify(before.user) !== JSON.stringify(after.user)
  );
}
