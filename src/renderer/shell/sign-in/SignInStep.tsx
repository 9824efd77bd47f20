import type { ReactNode } from 'react';
import type { SignInProgress } from '../../../shared/sign-in.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';
import { useShell } from '../shell-context.tsx';
import { useTexts } from '../texts.tsx';
import { BrowserStep, PasteCode } from './BrowserStep.tsx';
import { CodeForm } from './CodeForm.tsx';
import { DeviceStep } from './DeviceStep.tsx';

export type FurtherStep = Exclude<SignInProgress, { step: 'none' }>;

export function stepTitle({ steps }: Texts, { step }: FurtherStep): string {
  return steps[step].title;
}

/** What is on the screen while a sign-in is under way that is more than a password. */
export function SignInStep({ progress }: { progress: FurtherStep }): ReactNode {
  const { methods } = useShell().desktop;
  const { steps } = useTexts();
  return (
    <>
      {progress.step === 'code' && <CodeForm progress={progress} />}
      {progress.step === 'browser' && <BrowserStep progress={progress} />}
      {progress.step === 'device' && <DeviceStep progress={progress} />}
      {progress.step === 'mail' && (
        <>
          <p className="welcome-text" role="status">
            {steps.mail.text(progress.email)}
          </p>
          <PasteCode />
        </>
      )}
      {progress.step !== 'code' && (
        <p className="switch-line">
          <button type="button" className="link" onClick={() => void methods['signIn.cancel']()}>
            {steps.back}
          </button>
        </p>
      )}
    </>
  );
}
