import { useEffect, useState, type ReactNode } from 'react';
import type { AccountSecurityState, TwoFactorSetup } from '../../../shared/sign-in-api.ts';
import type { WireError } from '../../../shared/errors.ts';
import { useShell } from '../shell-context.tsx';
import { PasswordField } from '../sign-in/PasswordField.tsx';
import { useStep } from '../sign-in/use-step.ts';
import { useTexts, useTold } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { ErrorDetails } from '../ui/ErrorDetails.tsx';
import { CodesSetup, RecoveryCodes } from './CodesSetup.tsx';

/** Whether a code is asked for after the password, and what belongs to it. Secrets are shown once and kept nowhere. */
export function AccountPanel(): ReactNode {
  const { methods } = useShell().desktop;
  const texts = useTexts().steps.account;
  const say = useTold();
  const [security, setSecurity] = useState<AccountSecurityState>();
  const [failure, setFailure] = useState<WireError>();
  const [setup, setSetup] = useState<TwoFactorSetup>();
  const [fresh, setFresh] = useState<readonly string[]>();
  const [round, setRound] = useState(0);

  useEffect(() => {
    let wanted = true;
    void methods['account.security']().then((result) => {
      if (!wanted) return;
      if (result.ok) setSecurity(result.value);
      else setFailure(result.error);
    });
    return () => {
      wanted = false;
    };
  }, [methods, round]);

  const again = (): void => {
    setSetup(undefined);
    setFresh(undefined);
    setRound((count) => count + 1);
  };

  return (
    <>
      <h2>{texts.title}</h2>
      <h3>{texts.heading}</h3>
      {failure !== undefined && (
        <div className="note note-danger" role="alert">
          {say(failure)} <ErrorDetails error={failure} />
        </div>
      )}
      {security?.codes === 'unsupported' && <p className="panel-hint">{texts.unsupported}</p>}
      {security !== undefined && security.codes !== 'unsupported' && !security.hasPassword && <p className="panel-hint">{texts.noPassword}</p>}
      {security?.hasPassword === true && setup !== undefined && <CodesSetup setup={setup} onDone={again} />}
      {fresh !== undefined && (
        <>
          <RecoveryCodes codes={fresh} />
          <Button onClick={again}>{texts.done}</Button>
        </>
      )}
      {security?.hasPassword === true && security.codes !== 'unsupported' && setup === undefined && fresh === undefined && (
        <AskPassword isOn={security.codes === 'on'} onSetup={setSetup} onRecovery={setFresh} onChanged={again} />
      )}
    </>
  );
}

interface AskPasswordProps {
  isOn: boolean;
  onSetup(setup: TwoFactorSetup): void;
  onRecovery(codes: readonly string[]): void;
  onChanged(): void;
}

/** Every change wants the password: whoever finds the app open changes nothing. */
function AskPassword({ isOn, onSetup, onRecovery, onChanged }: AskPasswordProps): ReactNode {
  const { methods } = useShell().desktop;
  const texts = useTexts().steps.account;
  const say = useTold();
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const step = useStep();

  async function withPassword(call: () => Promise<unknown>): Promise<void> {
    setMissing(password === '');
    if (password !== '') await call();
  }

  const setUp = () =>
    step.run(async () => {
      const result = await methods['account.beginCodes']({ password });
      if (result.ok) onSetup(result.value);
      return result;
    });
  const renew = () =>
    step.run(async () => {
      const result = await methods['account.recoveryCodes']({ password });
      if (result.ok) onRecovery(result.value.recoveryCodes);
      return result;
    });
  const turnOff = () =>
    step.run(async () => {
      const result = await methods['account.endCodes']({ password });
      if (result.ok) onChanged();
      return result;
    });

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void withPassword(isOn ? renew : setUp);
      }}
    >
      <p className="panel-hint">{isOn ? texts.onText : texts.offText}</p>
      <PasswordField
        label={texts.password}
        autoComplete="current-password"
        value={password}
        error={missing ? texts.passwordEmpty : step.error && say(step.error)}
        readOnly={step.busy}
        onChange={(event) => setPassword(event.target.value)}
      />
      <div className="panel-actions">
        <Button type="submit" variant={isOn ? 'secondary' : 'primary'} busy={step.busy} busyLabel={texts.busy}>
          {isOn ? texts.newRecovery : texts.setUp}
        </Button>
        {isOn && (
          <Button variant="danger" busy={step.busy} onClick={() => void withPassword(turnOff)}>
            {texts.turnOff}
          </Button>
        )}
      </div>
    </form>
  );
}
