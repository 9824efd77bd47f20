import { lazy, Suspense, type ReactNode } from 'react';
import type { SignInProgress } from '../../../shared/sign-in.ts';
import { useShell } from '../shell-context.tsx';
import { useTexts, useTold } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { useCountdown } from './use-countdown.ts';
import { useStep } from './use-step.ts';

const QrCode = lazy(() => import('../ui/QrCode.tsx').then((module) => ({ default: module.QrCode })));

/** A code that is allowed on any device, typed or scanned. */
export function DeviceStep({ progress }: { progress: Extract<SignInProgress, { step: 'device' }> }): ReactNode {
  const { methods } = useShell().desktop;
  const texts = useTexts().steps.device;
  const say = useTold();
  const renew = useStep();
  const { userCode, verificationUri, completeUri, expiresAt, problem } = progress;
  const minutes = Math.ceil(useCountdown(expiresAt, () => undefined) / 60);
  return (
    <>
      <p className="welcome-text">{texts.text}</p>
      <p className="device-code" aria-label={`${texts.codeLabel}: ${Array.from(userCode).join(' ')}`}>
        {userCode.replace(/^([A-Z0-9]{4})([A-Z0-9]{4})$/, '$1-$2')}
      </p>
      <Suspense fallback={<div className="qr-code" />}>
        <QrCode text={completeUri} label={texts.scan} />
      </Suspense>
      <p className="welcome-text device-address">{verificationUri}</p>
      <p className="welcome-text" role="status">
        {problem === undefined ? texts.waiting : say(problem)} <span aria-live="off">{minutes > 0 && `${texts.left(minutes)}.`}</span>
      </p>
      <Button variant="primary" className="button-wide" autoFocus onClick={() => void methods['app.openExternal']({ url: completeUri })}>
        {texts.open}
      </Button>
      <div className="button-row">
        <CopyButton text={userCode} label={texts.copy} />
        <Button busy={renew.busy} busyLabel={texts.busy} onClick={() => void renew.run(() => methods['signIn.device']())}>
          {texts.newCode}
        </Button>
      </div>
    </>
  );
}
