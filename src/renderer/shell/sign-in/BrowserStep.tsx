import { useState, type ReactNode } from 'react';
import type { SignInProgress } from '../../../shared/sign-in.ts';
import { useShell } from '../shell-context.tsx';
import { useTexts, useTold } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useStep } from './use-step.ts';

/** While the system's browser has the page: open it again, take its address elsewhere, or paste what it shows. */
export function BrowserStep({ progress }: { progress: Extract<SignInProgress, { step: 'browser' }> }): ReactNode {
  const { methods } = useShell().desktop;
  const { steps } = useTexts();
  const texts = steps.browser;
  const say = useTold();
  const again = useStep();
  const { provider, problem, url } = progress;
  return (
    <>
      <p className="welcome-text">{texts.text}</p>
      {problem !== undefined && (
        <p className="note note-danger" role="alert">
          {say(problem)}
        </p>
      )}
      <Button
        className="button-wide"
        autoFocus
        busy={again.busy}
        busyLabel={steps.opening}
        onClick={() => void again.run(() => methods['signIn.browser'](provider === undefined ? {} : { provider }))}
      >
        {texts.again}
      </Button>
      <CopyButton text={url} label={texts.copy} />
      <PasteCode />
    </>
  );
}

/** The third way back: what the page shows, by hand. */
export function PasteCode(): ReactNode {
  const { methods } = useShell().desktop;
  const texts = useTexts().steps.browser;
  const say = useTold();
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const step = useStep();
  async function submit(): Promise<void> {
    setMissing(code.trim() === '');
    if (code.trim() !== '') await step.run(() => methods['signIn.paste']({ code }));
  }
  return (
    <details className="fold">
      <summary>{texts.trouble}</summary>
      <form
        className="fold-body"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={texts.pasteLabel}
          value={code}
          hint={texts.troubleText}
          error={missing ? texts.pasteEmpty : step.error && say(step.error)}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setCode(event.target.value)}
        />
        <Button type="submit" className="button-wide" busy={step.busy} busyLabel={texts.busy}>
          {texts.pasteSubmit}
        </Button>
      </form>
    </details>
  );
}
