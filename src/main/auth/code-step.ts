import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import { codeAttempts } from '../../shared/sign-in.ts';
import type { Endpoints } from './endpoints.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { Enter, ProgressKeeper } from './sign-in-progress.ts';

export interface CodeInput {
  code: string;
  /** Of the authenticator app, or one of those kept for when it is lost. */
  kind: 'totp' | 'recovery';
  /** Not to ask again on this computer. */
  trust: boolean;
}

/** The second step after a password: a code, five times at most. */
export interface CodeStep {
  begin(challenge: SessionCookie): void;
  verify(input: CodeInput): Promise<void>;
  forget(): void;
}

export function createCodeStep({ endpoints, enter, progress }: { endpoints: () => Promise<Endpoints>; enter: Enter; progress: ProgressKeeper }): CodeStep {
  let open: { challenge: SessionCookie; failed: number } | undefined;

  return {
    begin(challenge) {
      open = { challenge, failed: 0 };
      progress.set({ step: 'code', attemptsLeft: codeAttempts });
    },
    async verify(input) {
      const current = open;
      if (current === undefined) throw overError();
      // Codes are shown, and kept, in groups.
      const code = input.code.replace(/\s/g, '');
      try {
        await enter(JSON.stringify(['code', input.kind, code]), async (signal) => (await endpoints()).verifyCode({ ...input, code }, current.challenge, signal));
        open = undefined;
      } catch (error) {
        if (open !== current) throw error;
        const reason = error instanceof LatchkeyError ? error.code : undefined;
        if (reason === 'auth.wrong_code') current.failed += 1;
        const attemptsLeft = codeAttempts - current.failed;
        if (reason === 'auth.expired' || reason === 'auth.locked' || attemptsLeft <= 0) {
          open = undefined;
          progress.end(attemptsLeft <= 0 ? spentError() : error);
        } else {
          progress.set({ step: 'code', attemptsLeft });
          progress.fail(error);
        }
        throw error;
      }
    },
    forget() {
      open = undefined;
    },
  };
}

function overError(): LatchkeyError {
  return new LatchkeyError('auth.expired', say('auth', 'codeTooLate'));
}

function spentError(): LatchkeyError {
  return new LatchkeyError('auth.expired', say('auth', 'tooManyCodes'));
}
