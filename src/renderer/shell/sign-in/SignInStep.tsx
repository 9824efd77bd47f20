import type { ReactNode } from 'react';
import type { SignInProgress } from '../../../shared/sign-in.ts';
import { useShell } from '../shell-context.tsx';
import { BrowserStep, PasteCode } from './BrowserStep.tsx';
import { CodeForm } from './CodeForm.tsx';
import { DeviceStep } from './DeviceStep.tsx';
import { stepTexts } from './step-texts.ts';

export type FurtherStep = Exclude<SignInProgress, { step: 'none' }>;

export function stepTitle({ step }: FurtherStep): string {
  return stepTexts[step].title;
}

/** What is on the screen while a sign-in is under way that is more than a password. */
export function SignInStep({ progress }: { progress: FurtherStep }): ReactNode {
  const { methods } = useShell().desktop;
  return (
    <>
      {progress.step === 'code' && <CodeForm progress={progress} />}
      {progress.step === 'browser' && <BrowserStep progress={progress} />}
      {progress.step === 'device' && <DeviceStep progress={progress} />}
      {progress.step === 'mail' && (
        <>
          <p className="welcome-text" role="status">
            {stepTexts.mail.text(progress.email)}
          </p>
          <PasteCode />
        </>
      )}
      {progress.step !== 'code' && (
        <p className="switch-line">
          <button type="button" className="link" onClick={() => void methods['signIn.cancel']()}>
            {stepTexts.back}
          </button>
        </p>
      )}
    </>
  );
}
