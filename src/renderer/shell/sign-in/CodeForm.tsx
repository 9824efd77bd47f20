import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { SignInProgress } from '../../../shared/sign-in.ts';
import { useShell } from '../shell-context.tsx';
import { useTexts, useTold } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useStep } from './use-step.ts';

/** The second step: a code of the authenticator, or one of those kept for when it is lost. */
export function CodeForm({ progress }: { progress: Extract<SignInProgress, { step: 'code' }> }): ReactNode {
  const { methods } = useShell().desktop;
  const { steps } = useTexts();
  const texts = steps.code;
  const say = useTold();
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState(false);
  const [trust, setTrust] = useState(false);
  const [missing, setMissing] = useState(false);
  const step = useStep();
  const form = useRef<HTMLFormElement>(null);
  const focus = (): void => form.current?.querySelector<HTMLInputElement>('[name="code"]')?.focus();
  useEffect(focus, [recovery]);

  const wrong = step.error ?? progress.problem;
  const error = missing ? texts.empty : wrong && (wrong.code === 'auth.wrong_code' ? `${say(wrong)} ${texts.attemptsLeft(progress.attemptsLeft)}` : say(wrong));

  async function submit(): Promise<void> {
    const typed = code.trim();
    setMissing(typed === '');
    if (typed !== '' && !(await step.run(() => methods['signIn.verify']({ code: typed, kind: recovery ? 'recovery' : 'totp', trust })))) setCode('');
    focus();
  }

  function switchTo(next: boolean): void {
    setRecovery(next);
    setCode('');
    setMissing(false);
    step.clear();
  }

  return (
    <form
      ref={form}
      className="sign-in-form"
      noValidate
      aria-label={texts.title}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        key={String(recovery)}
        label={recovery ? texts.recoveryLabel : texts.label}
        name="code"
        value={code}
        error={error}
        hint={recovery ? texts.recoveryHint : texts.hint}
        inputMode={recovery ? 'text' : 'numeric'}
        autoComplete={recovery ? 'off' : 'one-time-code'}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={64}
        readOnly={step.busy}
        onChange={(event) => setCode(event.target.value)}
      />
      <label className="check-line">
        <input type="checkbox" checked={trust} onChange={(event) => setTrust(event.target.checked)} />
        {texts.trust}
      </label>
      <Button type="submit" variant="primary" className="button-wide" busy={step.busy} busyLabel={texts.busy}>
        {texts.submit}
      </Button>
      <p className="switch-line">
        <button type="button" className="link" onClick={() => switchTo(!recovery)}>
          {recovery ? texts.useAuthenticator : texts.useRecovery}
        </button>
        <button type="button" className="link" onClick={() => void methods['signIn.cancel']()}>
          {steps.backToPassword}
        </button>
      </p>
    </form>
  );
}
