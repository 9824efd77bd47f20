import { useRef, useState } from 'react';
import { useShell } from '../shell-context.tsx';
import type { WireError } from '../../../shared/errors.ts';
import { useTexts } from '../texts.tsx';
import { waitUntil } from './countdown.ts';
import type { SignInFields, SignInMode } from './form-rules.ts';
import { describeProblem, type Problem } from './problem.ts';

export interface SignInAttempt {
  busy: boolean;
  problem: Problem | undefined;
  /** Time (ms since the epoch) from which the server takes attempts again. */
  blockedUntil: number | undefined;
  /** @returns what went wrong, or `undefined` when it worked or an attempt is already under way. */
  submit(mode: SignInMode, fields: SignInFields): Promise<Problem | undefined>;
  clearProblem(): void;
  clearBlock(): void;
}

/** Sends the form once at a time. Success needs no handling here: the auth state takes the screen away. */
export function useSignIn(server: string | undefined): SignInAttempt {
  const { methods } = useShell().desktop;
  const [busy, setBusy] = useState(false);
  const texts = useTexts();
  const [failed, setFailed] = useState<{ error: WireError; mode: SignInMode }>();
  const [blockedUntil, setBlockedUntil] = useState<number>();
  // State would be a render late for a second Enter.
  const underWay = useRef(false);

  async function submit(mode: SignInMode, fields: SignInFields): Promise<Problem | undefined> {
    if (underWay.current) return undefined;
    underWay.current = true;
    setBusy(true);
    const credentials = { email: fields.email.trim(), password: fields.password };
    const result =
      mode === 'sign-in'
        ? await methods['auth.signIn'](credentials)
        : await methods['auth.signUp']({ ...credentials, name: fields.name.trim() });
    underWay.current = false;
    setBusy(false);
    if (result.ok) {
      setFailed(undefined);
      return undefined;
    }
    const described = describeProblem(texts, result.error, mode, server);
    if (described.offer === 'wait') setBlockedUntil(waitUntil(result.error.retryAfterSeconds, Date.now()));
    setFailed({ error: result.error, mode });
    return described;
  }

  return {
    busy,
    problem: failed && describeProblem(texts, failed.error, failed.mode, server),
    blockedUntil,
    submit,
    clearProblem: () => setFailed(undefined),
    clearBlock: () => setBlockedUntil(undefined),
  };
}
