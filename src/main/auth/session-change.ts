import type { Answer } from './answer.ts';
import { notSignedInError } from './auth-errors.ts';
import type { SessionCookie } from './session-cookie.ts';
import { readSessionCookie } from './session-cookie.ts';
import type { SessionKeeper } from './session-keeper.ts';

/**
 * Requests with which the server puts another session in place of ours (turning codes on or off). While one is under way,
 * being told that the old session is gone is no news: nobody is signed out by it.
 */
export interface SessionChange {
  /** Resolves when the vault has the new session, or would not take it. */
  run(ask: (cookie: SessionCookie) => Promise<Answer>): Promise<Answer>;
  /** Resolves when none is under way; at once where that is so. */
  settled(): Promise<void>;
}

export function createSessionChange({ keeper, now }: { keeper: Pick<SessionKeeper, 'current' | 'interrupt' | 'replace' | 'epoch'>; now: () => number }): SessionChange {
  let running: Promise<unknown> = Promise.resolve();

  async function change(ask: (cookie: SessionCookie) => Promise<Answer>): Promise<Answer> {
    const held = keeper.current()?.cookie;
    if (held === undefined) throw notSignedInError('signed_out');
    // Answers under way are about the session as it was.
    keeper.interrupt();
    const epoch = keeper.epoch();
    try {
      const answer = await ask(held);
      const set = readSessionCookie(answer.setCookies, { name: held.name }, now());
      // Who signed out meanwhile stays signed out.
      if (epoch === keeper.epoch() && set?.type === 'set' && set.cookie.value !== held.value) {
        keeper.interrupt();
        await keeper.replace(set.cookie);
      }
      return answer;
    } finally {
      if (epoch === keeper.epoch()) keeper.interrupt();
    }
  }

  return {
    run(ask) {
      const result = running.then(() => change(ask));
      running = result.catch(() => undefined);
      return result;
    },
    settled: async () => {
      await running;
    },
  };
}
