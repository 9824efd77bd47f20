import { useState, type ReactNode } from 'react';
import { useShell } from '../shell-context.tsx';
import { useTexts, useTold } from '../texts.tsx';
import { useStep } from './use-step.ts';

/** For an address that is not confirmed yet: the message once more. */
export function ConfirmAgain({ email }: { email: string }): ReactNode {
  const { methods } = useShell().desktop;
  const { steps } = useTexts();
  const say = useTold();
  const [sent, setSent] = useState(false);
  const step = useStep();
  return (
    <p className="switch-line" role="status">
      {sent ? (
        steps.confirmSent
      ) : (
        <button type="button" className="link" onClick={() => void step.run(() => methods['signIn.confirmAgain']({ email })).then(setSent)}>
          {steps.confirmAgain}
        </button>
      )}
      {step.error && say(step.error)}
    </p>
  );
}
