import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { Dispose } from '../platform.ts';
import type { NewSession } from './auth-client.ts';
import type { DeviceCode, DeviceState } from './device-answers.ts';
import type { Endpoints } from './endpoints.ts';
import type { Schedule } from './schedule.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { Enter, ProgressKeeper } from './sign-in-progress.ts';

/** A code that is allowed on any device (RFC 8628). */
export interface DeviceStep {
  /** A new code, also in place of one that is shown. */
  begin(): Promise<void>;
  forget(): void;
}

export interface DeviceStepDeps {
  endpoints: () => Promise<Endpoints>;
  enter: Enter;
  progress: ProgressKeeper;
  /** Ends on the server a session that nobody takes. */
  revoke(cookie: SessionCookie): void;
  schedule: Schedule;
  now: () => number;
}

/** RFC 8628 §3.5: how much longer the pause is from then on. */
const slowerMs = 5_000;
const longestPauseMs = 60_000;

export function createDeviceStep({ endpoints, enter, progress, revoke, schedule, now }: DeviceStepDeps): DeviceStep {
  let current: { abort: AbortController; timer?: Dispose | undefined } | undefined;

  function forget(): void {
    current?.abort.abort();
    void current?.timer?.();
    current = undefined;
  }

  async function ask(code: DeviceCode, pauseMs: number, mine: NonNullable<typeof current>): Promise<void> {
    if (now() >= code.expiresAt) {
      over(expiredError());
      return;
    }
    let state: DeviceState;
    try {
      state = await (await endpoints()).deviceState(code.deviceCode, mine.abort.signal);
    } catch (error) {
      if (current !== mine) return;
      // A server that is away for a moment loses nobody the code; one that refuses does.
      if (error instanceof LatchkeyError && error.code === 'auth.rejected') over(error);
      else {
        progress.fail(error);
        later(code, Math.min(pauseMs * 2, longestPauseMs), mine);
      }
      return;
    }
    if (state.kind === 'allowed') {
      await take(state, mine);
      return;
    }
    if (current !== mine) return;
    if (state.kind === 'expired') over(expiredError());
    else if (state.kind === 'denied') over(deniedError());
    else {
      show(code);
      later(code, state.kind === 'slower' ? Math.min(pauseMs + slowerMs, longestPauseMs) : pauseMs, mine);
    }
  }

  function later(code: DeviceCode, pauseMs: number, mine: NonNullable<typeof current>): void {
    mine.timer = schedule(() => void ask(code, pauseMs, mine), pauseMs);
  }

  function over(error: LatchkeyError): void {
    current = undefined;
    progress.end(error);
  }

  async function take({ cookie, user }: Extract<DeviceState, { kind: 'allowed' }>, mine: NonNullable<typeof current>): Promise<void> {
    let taken = false as boolean;
    try {
      if (current !== mine || user === undefined) return;
      current = undefined;
      const session: NewSession = { cookie, user };
      await enter(JSON.stringify(['device', cookie.value]), () => {
        taken = true;
        return Promise.resolve(session);
      });
    } catch (error) {
      progress.end(error);
    } finally {
      if (!taken) revoke(cookie);
    }
  }

  function show({ userCode, verificationUri, completeUri, expiresAt }: DeviceCode): void {
    const shown = progress.get();
    if (shown.step === 'device' && shown.userCode === userCode && shown.problem === undefined) return;
    progress.set({ step: 'device', userCode, verificationUri, completeUri, expiresAt });
  }

  return {
    async begin() {
      forget();
      const mine: NonNullable<typeof current> = { abort: new AbortController() };
      current = mine;
      const code = await (await endpoints()).deviceCode();
      if (current !== mine) return;
      show(code);
      later(code, code.intervalMs, mine);
    },
    forget,
  };
}

function expiredError(): LatchkeyError {
  return new LatchkeyError('auth.expired', say('auth', 'deviceTooLate'));
}

function deniedError(): LatchkeyError {
  return new LatchkeyError('auth.denied', say('auth', 'deviceDenied'));
}
