import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { Dispose } from '../platform.ts';
import type { Schedule } from './schedule.ts';
import { checkToken } from './token-check.ts';

export interface TokenBroker {
  /**
   * A token that is good now: from memory, or from one mint that all callers share.
   * @param options.rejected the token a backend just refused; it is not handed out again, and all who were
   *   refused with it share one mint
   * Rejects with what `fetchToken` or the check threw.
   */
  token(options?: { rejected?: string | undefined }): Promise<string>;
  /** Mints now, whatever is in memory. `restart`: a mint under way is given up, as after sleep its socket is dead. */
  renew(options?: { restart?: boolean }): Promise<void>;
  /** Forgets the token, and the answers still under way. */
  clear(): void;
}

export interface TokenBrokerDeps {
  /** One request to the auth server, with its own time limit. */
  fetchToken: (signal: AbortSignal) => Promise<string>;
  /** Milliseconds since 1970; may jump. */
  now: () => number;
  /** Milliseconds that only grow but may stand still during sleep, e.g. `performance.now`. */
  elapsed: () => number;
  schedule: Schedule;
}

interface Held {
  token: string;
  lifeMs: number;
  /** Both clocks when its mint began: the earliest it can have been issued. */
  wallAt: number;
  elapsedAt: number;
}

interface Flight {
  sequence: number;
  /** Raised by `clear`: nothing crosses from one signed-in person to the next. */
  generation: number;
  promise: Promise<string>;
  abort: AbortController;
}

/** A token is renewed in the background after this part of its life. */
const renewAt = 0.8;
/** Not handed out for the last part of its life: it still has to travel. */
const travelMs = 10_000;
const travelPart = 0.1;
/** Pause after a renewal that failed, as a part of the token's life. */
const retryPart = 0.05;
/** Tokens that live shorter are minted when asked for: renewing them ahead would never stop. */
const minRenewedLifeMs = 30_000;
const minTimerMs = 1_000;
/** How far both clocks may part before the age of a token is no longer known: it slept, or a clock was set. */
const maxDriftMs = 5_000;
/** Node fires timers above this at once. */
const maxTimerMs = 2_147_483_647;

/** Keeps one JWT in memory and has it renewed before it ends. It is never written anywhere. */
export function createTokenBroker({ fetchToken, now, elapsed, schedule }: TokenBrokerDeps): TokenBroker {
  let held: Held | undefined;
  let flight: Flight | undefined;
  let started = 0;
  /** Sequence of the mint whose answer was taken last: older answers are dropped. */
  let newest = 0;
  let generation = 0;
  let cancelTimer: Dispose | undefined;

  /** The wall clock sees sleep, the other one survives a clock set back: the larger of the two is never too small. */
  function ageOf({ wallAt, elapsedAt }: Held): number {
    return Math.max(now() - wallAt, elapsed() - elapsedAt);
  }

  /** Sleep and a clock set back can hide each other's time from both clocks; what then looks fresh may have ended. */
  function isAgeKnown({ wallAt, elapsedAt }: Held): boolean {
    return Math.abs(now() - wallAt - (elapsed() - elapsedAt)) <= maxDriftMs;
  }

  function usable(): Held | undefined {
    return held !== undefined && isAgeKnown(held) && ageOf(held) < held.lifeMs - Math.min(travelMs, held.lifeMs * travelPart) ? held : undefined;
  }

  function mint(): Flight {
    const sequence = ++started;
    const mine = generation;
    const abort = new AbortController();
    const [wallAt, elapsedAt] = [now(), elapsed()];
    const promise = fetchToken(abort.signal).then(
      (token) => {
        release(sequence);
        if (mine !== generation) throw forgottenError();
        const { lifeMs } = checkToken(token, now());
        const fresh = { token, lifeMs, wallAt, elapsedAt };
        if (!isAgeKnown(fresh) || ageOf(fresh) >= lifeMs) throw lateError();
        if (sequence < newest) return usable()?.token ?? token;
        newest = sequence;
        held = fresh;
        if (lifeMs >= minRenewedLifeMs) plan(renewAt * lifeMs - ageOf(fresh));
        return token;
      },
      (error: unknown) => {
        release(sequence);
        throw error;
      },
    );
    flight = { sequence, generation: mine, promise, abort };
    return flight;
  }

  function release(sequence: number): void {
    if (flight?.sequence === sequence) flight = undefined;
  }

  function plan(delayMs: number): void {
    void cancelTimer?.();
    cancelTimer = schedule(() => {
      cancelTimer = undefined;
      (flight ?? mint()).promise.catch(() => {
        // While the token lives, try again; after that the next caller will.
        const current = usable();
        if (current !== undefined && cancelTimer === undefined) plan(current.lifeMs * retryPart);
      });
    }, Math.min(maxTimerMs, Math.max(minTimerMs, delayMs)));
  }

  /** The answer of a mint, or of the one that replaced it meanwhile. */
  async function settle(current: Flight): Promise<string> {
    try {
      return await current.promise;
    } catch (error) {
      if (current.generation !== generation) throw error;
      if (flight !== undefined && flight.sequence > current.sequence) return settle(flight);
      const newer = usable();
      if (newer !== undefined && newest > current.sequence) return newer.token;
      throw error;
    }
  }

  return {
    async token({ rejected } = {}) {
      if (rejected !== undefined && held?.token === rejected) held = undefined;
      const current = usable();
      if (current !== undefined) return current.token;
      return settle(flight ?? mint());
    },
    async renew({ restart = false } = {}) {
      if (restart) {
        flight?.abort.abort();
        flight = undefined;
      }
      await settle(flight ?? mint());
    },
    clear() {
      generation += 1;
      held = undefined;
      flight?.abort.abort();
      flight = undefined;
      void cancelTimer?.();
      cancelTimer = undefined;
    },
  };
}

function forgottenError(): LatchkeyError {
  return new LatchkeyError('auth.signed_out', say('auth', 'signedOutMeanwhile'));
}

function lateError(): LatchkeyError {
  return new LatchkeyError('network.timeout', say('auth', 'tokenTooOld'));
}
