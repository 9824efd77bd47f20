import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { TwoFactorSetup } from '../../../shared/sign-in-api.ts';
import { useShell } from '../shell-context.tsx';
import { useStep } from '../sign-in/use-step.ts';
import { useTexts, useTold } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { TextField } from '../ui/TextField.tsx';

const QrCode = lazy(() => import('../ui/QrCode.tsx').then((module) => ({ default: module.QrCode })));

/** The secret, the recovery codes, and the first code that proves that both arrived. */
export function CodesSetup({ setup, onDone }: { setup: TwoFactorSetup; onDone(): void }): ReactNode {
  const { methods } = useShell().desktop;
  const { steps } = useTexts();
  const texts = steps.account;
  const say = useTold();
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const step = useStep();

  async function submit(): Promise<void> {
    setMissing(code.trim() === '');
    if (code.trim() !== '' && (await step.run(() => methods['account.confirmCodes']({ code: code.trim() })))) onDone();
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>{texts.scan}</p>
      <Suspense fallback={<div className="qr-code" />}>
        <QrCode text={setup.uri} label={texts.scan} />
      </Suspense>
      <p className="panel-hint">{texts.typeIt}</p>
      <p className="secret-text">{setup.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
      <CopyButton text={setup.secret} label={texts.copySecret} />
      <RecoveryCodes codes={setup.recoveryCodes} />
      <TextField
        label={texts.codeLabel}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={8}
        value={code}
        error={missing ? steps.code.empty : step.error && say(step.error)}
        readOnly={step.busy}
        onChange={(event) => setCode(event.target.value)}
      />
      <div className="panel-actions">
        <Button type="submit" variant="primary" busy={step.busy} busyLabel={texts.busy}>
          {texts.confirm}
        </Button>
        <Button onClick={onDone}>{texts.cancel}</Button>
      </div>
    </form>
  );
}

export function RecoveryCodes({ codes }: { codes: readonly string[] }): ReactNode {
  const texts = useTexts().steps.account;
  return (
    <>
      <h3>{texts.recovery}</h3>
      <p className="panel-hint">{texts.recoveryText}</p>
      <ul className="recovery-codes">
        {codes.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <CopyButton text={codes.join('\n')} label={texts.copyRecovery} />
    </>
  );
}
