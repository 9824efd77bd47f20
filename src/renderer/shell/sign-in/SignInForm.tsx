import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import {
  checkFields,
  firstInvalid,
  minPasswordLength,
  type FieldErrors,
  type FieldName,
  type SignInFields,
  type SignInMode,
} from './form-rules.ts';
import { ConfirmAgain } from './ConfirmAgain.tsx';
import { FormProblem } from './FormProblem.tsx';
import { PasswordField } from './PasswordField.tsx';
import { useCountdown } from './use-countdown.ts';
import { useSignIn } from './use-sign-in.ts';

interface SignInFormProps {
  mode: SignInMode;
  /** `undefined`: the one on this computer. */
  server: string | undefined;
  initialEmail: string;
  /** False where new accounts are made elsewhere. */
  canSignUp: boolean;
  onMode(mode: SignInMode): void;
}

/** The form itself. Fields keep what was typed through errors and through switching between the two modes. */
export function SignInForm({ mode, server, initialEmail, canSignUp, onMode }: SignInFormProps): ReactNode {
  const [fields, setFields] = useState<SignInFields>({ name: '', email: initialEmail, password: '' });
  const texts = useTexts();
  const words = texts.signIn;
  /** Fields whose faults are shown; cleared one by one as they are corrected. */
  const [shown, setShown] = useState<readonly FieldName[]>([]);
  const found = checkFields(texts, mode, fields);
  const errors: FieldErrors = Object.fromEntries(shown.flatMap((field) => (found[field] === undefined ? [] : [[field, found[field]]])));
  const attempt = useSignIn(server);
  const wait = useCountdown(attempt.blockedUntil, attempt.clearBlock);
  const form = useRef<HTMLFormElement>(null);
  const isSignUp = mode === 'sign-up';
  const { problem } = attempt;

  const focus = (field: FieldName): void => form.current?.querySelector<HTMLInputElement>(`[name="${field}"]`)?.focus();

  useEffect(() => {
    const field = isSignUp ? 'name' : initialEmail === '' ? 'email' : 'password';
    form.current?.querySelector<HTMLInputElement>(`[name="${field}"]`)?.focus();
  }, [isSignUp, initialEmail]);

  async function submit(): Promise<void> {
    if (attempt.busy || wait > 0) return;
    setShown(Object.keys(found) as FieldName[]);
    const invalid = firstInvalid(found);
    if (invalid !== undefined) {
      attempt.clearProblem();
      focus(invalid);
      return;
    }
    const failed = await attempt.submit(mode, fields);
    if (failed === undefined || failed.offer === 'wait' || failed.offer === 'retry') return;
    focus(failed.place === 'form' ? 'password' : failed.place);
  }

  function change(field: FieldName, value: string): void {
    setFields((current) => ({ ...current, [field]: value }));
    setShown((current) => current.filter((other) => other !== field));
    if (problem?.place === field) attempt.clearProblem();
  }

  function switchTo(next: SignInMode): void {
    setShown([]);
    attempt.clearProblem();
    onMode(next);
  }

  const errorOf = (field: FieldName): ReactNode =>
    problem?.place === field ? (
      <>
        {problem.message}{' '}
        {problem.offer === 'sign-in' && (
          <button type="button" className="link" onClick={() => switchTo('sign-in')}>
            {words.signInInstead}
          </button>
        )}
      </>
    ) : (
      errors[field]
    );
  const input = (field: FieldName) => ({
    name: field,
    value: fields[field],
    error: errorOf(field),
    required: true,
    readOnly: attempt.busy,
    onChange: (event: { target: { value: string } }) => change(field, event.target.value),
  });

  return (
    <form
      ref={form}
      className="sign-in-form"
      noValidate
      aria-label={isSignUp ? words.createTitle : words.signIn}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {isSignUp && <TextField label={words.name} autoComplete="name" maxLength={100} {...input('name')} />}
      <TextField
        label={words.email}
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...input('email')}
      />
      <PasswordField
        label={words.password}
        autoComplete={isSignUp ? 'new-password' : 'current-password'}
        hint={isSignUp ? words.atLeast(minPasswordLength) : undefined}
        {...input('password')}
      />
      <FormProblem problem={problem} wait={wait} onRetry={() => void submit()} />
      {problem?.offer === 'confirm' && <ConfirmAgain email={fields.email.trim()} />}
      <Button
        type="submit"
        variant="primary"
        className="button-wide"
        busy={attempt.busy}
        busyLabel={isSignUp ? words.creating : words.signingIn}
        aria-disabled={wait > 0}
      >
        {isSignUp ? words.createAccount : words.signIn}
      </Button>
      {canSignUp && (
        <p className="switch-line">
          {isSignUp ? words.haveAccount : words.newHere}
          <button type="button" className="link" onClick={() => switchTo(isSignUp ? 'sign-in' : 'sign-up')}>
            {isSignUp ? words.signIn : words.createAnAccount}
          </button>
        </p>
      )}
    </form>
  );
}
