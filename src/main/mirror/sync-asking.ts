import type { JsonAnswers, JsonRequestType, RequestParams } from '../../shared/chatkit/requests.ts';
import { blockedCodes, LatchkeyError } from '../../shared/errors.ts';
import type { SyncProgress } from '../../shared/history.ts';
import type { HistoryStore } from '../history-store.ts';
import type { Dispose } from '../platform.ts';
import { delay, type Pace } from './pace.ts';

/** Why the sync may not run now. */
export type SyncHold = 'chosen' | 'battery' | 'metered' | 'offline';

/** Sends one JSON request to the chat server. Rejects with a LatchkeyError, or the signal's reason. */
export type Call = <T extends JsonRequestType>(type: T, params: RequestParams[T], signal: AbortSignal) => Promise<JsonAnswers[T]>;

/** Asks the server politely; rejects only with what asking again does not change, and when the work is to stop. */
export type Ask = <T extends JsonRequestType>(type: T, params: RequestParams[T]) => Promise<JsonAnswers[T]>;

/** The account has changed, or everything ends. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Times that a request is sent which the server fails at before it is left out. */
export const maxAttempts = 4;

/** Longest wait between two attempts, ms; a server may ask for more, up to an hour. */
const maxBackoffMs = 300_000;
const maxRetryAfterMs = 3_600_000;
const firstBackoffMs = 2_000;

/** How often it is looked whether the sync may run again, where nobody says so. */
export const lookAgainMs = 15_000;

export interface AskingDeps {
  /** The history that this work is for. */
  db: HistoryStore;
  store(): HistoryStore | undefined;
  call: Call;
  pace: Pace;
  /** `undefined`: it may run. */
  hold(): SyncHold | undefined;
  /** Shown while it waits; `undefined`: it goes on. */
  show(waiting: Pick<SyncProgress, 'phase' | 'reason'> | undefined): void;
  schedule: (run: () => void, delayMs: number) => Dispose;
  random(): number;
  signal: AbortSignal;
  /** Takes a way to end a wait early, for when somebody knows that things have changed. */
  onWait(wake: () => void): void;
}

/** One request at a time, at the bucket's pace, later after refusals that pass, and only while the sync may run. */
export function createAsk({ db, store, call, pace, hold, show, schedule, random, signal, onWait }: AskingDeps): Ask {
  function checkStopped(): void {
    if (signal.aborted || store() !== db) throw new Stopped();
  }

  async function untilAllowed(): Promise<void> {
    for (let reason = hold(); reason !== undefined; reason = hold()) {
      show({ phase: reason === 'offline' ? 'waiting' : 'paused', reason });
      await delay(lookAgainMs, schedule, signal, onWait);
      checkStopped();
    }
    show(undefined);
  }

  async function backOff(error: LatchkeyError, attempt: number): Promise<void> {
    const grown = Math.min(maxBackoffMs, firstBackoffMs * 2 ** Math.min(attempt, 10)) * (0.5 + random() / 2);
    const asked = Math.min(maxRetryAfterMs, (error.retryAfterSeconds ?? 0) * 1_000);
    const offline = isOffline(error);
    show({ phase: 'waiting', ...(offline ? { reason: 'offline' as const } : {}) });
    // What a server has asked for is kept to, whoever is in a hurry.
    const wait = asked > 0 ? asked * (1 + random() / 10) : grown;
    await delay(wait, schedule, signal, asked > 0 ? undefined : onWait);
  }

  return async (type, params) => {
    for (let attempt = 0; ; attempt += 1) {
      checkStopped();
      await untilAllowed();
      await pace(signal);
      checkStopped();
      try {
        const answer = await call(type, params, signal);
        checkStopped();
        return answer;
      } catch (error) {
        checkStopped();
        if (!(error instanceof LatchkeyError) || !isPassing(error) || (isFault(error) && attempt + 1 >= maxAttempts)) throw error;
        await backOff(error, attempt);
      }
    }
  };
}

/** No answer at all: it is the network's or the server's being down, not this request. */
export function isOffline({ code }: LatchkeyError): boolean {
  return blockedCodes.some((blocked) => blocked === code) || code === 'network.unreachable' || code === 'network.timeout' || code === 'auth.unreachable' || code === 'server.failed';
}

/** The server is there and fails at this very request. */
function isFault(error: LatchkeyError): boolean {
  return !isOffline(error) && (error.status ?? 0) >= 500;
}

/** Whether the same may succeed later: everything but what the server has refused for good. */
function isPassing(error: LatchkeyError): boolean {
  const { code, status = 0 } = error;
  if (isOffline(error) || code.startsWith('auth.') || code.startsWith('token.') || code.startsWith('keychain.')) return true;
  return status === 401 || status === 408 || status === 425 || status === 429 || status >= 500;
}

/** The server knows no such thing (§1.6). */
export function isNotFound(error: unknown): boolean {
  return error instanceof LatchkeyError && (error.status === 404 || error.status === 410);
}
