import { useState, type ReactNode } from 'react';
import type { VaultCause } from '../../../shared/auth-state.ts';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import type { WireError } from '../../../shared/errors.ts';
import { useTexts, useTold } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { waysOut } from './vault-words.ts';
import { WelcomeCard } from './WelcomeCard.tsx';

/** A session may exist, but the keychain cannot be read: neither signed in nor out, and nothing is deleted. */
export function SessionUnreachable({ cause }: { cause: VaultCause }): ReactNode {
  const shell = useShell();
  const vault = useObservable(shell.state.vault);
  const [busy, setBusy] = useState<'retry' | 'switch'>();
  const [problem, setProblem] = useState<WireError>();
  const texts = useTexts();
  const tell = useTold();
  const words = texts.keychain;
  const ways = waysOut(texts, cause, vault?.alternatives);

  async function run(what: 'retry' | 'switch', call: () => Promise<{ ok: true } | { ok: false; error: WireError }>): Promise<void> {
    setBusy(what);
    setProblem(undefined);
    const result = await call();
    setBusy(undefined);
    if (!result.ok) setProblem(result.error);
  }

  return (
    <WelcomeCard title={words.title}>
      <p className="welcome-text" role="alert">
        {words.unread[cause]}
      </p>
      <p className="welcome-text">
        {words.fix[cause]}{' '}
        <button type="button" className="link" onClick={() => shell.run('diagnostics.open')}>
          {words.whatHappened}
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
            busyLabel={words.moving}
            onClick={() => void run('switch', () => shell.desktop.methods['vault.switch']({ to }))}
          >
            {label}
          </Button>
          <p className="welcome-text">{means}</p>
        </div>
      ))}
      {problem !== undefined && (
        <p className="welcome-text" role="alert">
          {tell(problem)}
        </p>
      )}
      <p className="switch-line">
        {words.cannotWait}
        <button type="button" className="link" onClick={() => shell.ui.update((ui) => ({ ...ui, signInAnyway: true }))}>
          {ways.signIn.label}
        </button>
      </p>
      <p className="welcome-text">{ways.signIn.means}</p>
    </WelcomeCard>
  );
}
