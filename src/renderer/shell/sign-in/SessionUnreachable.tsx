import { useState, type ReactNode } from 'react';
import type { VaultCause } from '../../../shared/auth-state.ts';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { Button } from '../ui/Button.tsx';
import { vaultWords, waysOut } from './vault-words.ts';
import { WelcomeCard } from './WelcomeCard.tsx';

/** A session may exist, but the keychain cannot be read: neither signed in nor out, and nothing is deleted. */
export function SessionUnreachable({ cause }: { cause: VaultCause }): ReactNode {
  const shell = useShell();
  const vault = useObservable(shell.state.vault);
  const [busy, setBusy] = useState<'retry' | 'switch'>();
  const [problem, setProblem] = useState<string>();
  const words = vaultWords[cause];
  const ways = waysOut(cause, vault?.alternatives);

  async function run(what: 'retry' | 'switch', call: () => Promise<{ ok: true } | { ok: false; error: { message: string } }>): Promise<void> {
    setBusy(what);
    setProblem(undefined);
    const result = await call();
    setBusy(undefined);
    if (!result.ok) setProblem(result.error.message);
  }

  return (
    <WelcomeCard title="Your sign-in can’t be read">
      <p className="welcome-text" role="alert">
        You may still be signed in, but Latchkey can’t tell because {words.because}. Nothing was deleted.
      </p>
      <p className="welcome-text">
        {words.fix}{' '}
        <button type="button" className="link" onClick={() => shell.run('diagnostics.open')}>
          What happened?
        </button>
      </p>
      <Button
        variant="primary"
        className="button-wide"
        busy={busy === 'retry'}
        busyLabel={ways.retry.busyLabel}
        autoFocus
        onClick={() => void run('retry', () => shell.desktop.methods['auth.retry']())}
      >
        {ways.retry.label}
      </Button>
      {ways.stores.map(({ to, label, means }) => (
        <div key={to}>
          <Button
            className="button-wide"
            busy={busy === 'switch'}
            busyLabel="Moving what can be read"
            onClick={() => void run('switch', () => shell.desktop.methods['vault.switch']({ to }))}
          >
            {label}
          </Button>
          <p className="welcome-text">{means}</p>
        </div>
      ))}
      {problem !== undefined && (
        <p className="welcome-text" role="alert">
          {problem}
        </p>
      )}
      <p className="switch-line">
        Can’t wait for it?
        <button type="button" className="link" onClick={() => shell.ui.update((ui) => ({ ...ui, signInAnyway: true }))}>
          {ways.signIn.label}
        </button>
      </p>
      <p className="welcome-text">{ways.signIn.means}</p>
    </WelcomeCard>
  );
}
