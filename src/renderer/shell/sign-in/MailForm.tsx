import { useState, type ReactNode } from 'react';
import { useShell } from '../shell-context.tsx';
import { useTexts, useTold } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { checkFields } from './form-rules.ts';
import { useStep } from './use-step.ts';

interface MailFormProps {
  /** A new password, or a link that signs in. */
  what: 'reset' | 'link';
  initialEmail: string;
  onBack(): void;
}

/** Asks for an address, to which a link is sent. What is said then is the same whether there is an account or not. */
export function MailForm({ what, initialEmail, onBack }: MailFormProps): ReactNode {
  const catalogue = useTexts();
  const { steps } = catalogue;
  const texts = steps.reset;
  const say = useTold();
  const { methods } = useShell().desktop;
  const [email, setEmail] = useState(initialEmail);
  const [invalid, setInvalid] = useState<string>();
  const [sentTo, setSentTo] = useState<string>();
  const step = useStep();

  async function submit(): Promise<void> {
    const wrong = checkFields(catalogue, 'sign-in', { name: '', email, password: '-' }).email;
    setInvalid(wrong);
    if (wrong !== undefined) return;
    const call = what === 'reset' ? methods['signIn.requestReset'] : methods['signIn.mail'];
    if (await step.run(() => call({ email: email.trim() }))) setSentTo(email.trim());
  }

  return (
    <form
      className="sign-in-form"
      noValidate
      aria-label={what === 'reset' ? texts.title : texts.linkTitle}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className="welcome-text">{what === 'reset' ? texts.text : texts.linkText}</p>
      <TextField
        label={catalogue.signIn.email}
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        value={email}
        error={invalid ?? (step.error && say(step.error))}
        readOnly={step.busy}
        onChange={(event) => {
          setEmail(event.target.value);
          setSentTo(undefined);
        }}
      />
      <div role="status">{sentTo !== undefined && <p className="note note-info">{texts.sent(sentTo)}</p>}</div>
      <Button type="submit" variant="primary" className="button-wide" busy={step.busy} busyLabel={texts.busy}>
        {texts.submit}
      </Button>
      <p className="switch-line">
        <button type="button" className="link" onClick={onBack}>
          {steps.backToPassword}
        </button>
      </p>
    </form>
  );
}
