import { useState, type ReactNode } from 'react';
import { useShell } from '../shell-context.tsx';
import { stepTexts } from './step-texts.ts';
import { useStep } from './use-step.ts';

/** For an address that is not confirmed yet: the message once more. */
export function ConfirmAgain({ email }: { email: string }): ReactNode {
  const { methods } = useShell().desktop;
  const [sent, setSent] = useState(false);
  const step = useStep();
  return (
    <p className="switch-line" role="status">
      {sent ? (
        stepTexts.confirmSent
      ) : (
        <button type="button" className="link" onClick={() => void step.run(() => methods['signIn.confirmAgain']({ email })).then(setSent)}>
          {stepTexts.confirmAgain}
        </button>
      )}
      {step.error?.message}
    </p>
  );
}
