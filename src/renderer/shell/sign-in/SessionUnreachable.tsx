import { useState, type ReactNode } from 'react';
import type { VaultCause } from '../../../shared/auth-state.ts';
import { useShell } from '../shell-context.tsx';
import { OtherAccounts } from '../accounts/OtherAccounts.tsx';
import { Button } from '../ui/Button.tsx';
import { vaultWords } from './vault-words.ts';
import { WelcomeCard } from './WelcomeCard.tsx';

/** A session may exist, but the keychain cannot be read: neither signed in nor out, and nothing is deleted. */
export function SessionUnreachable({ cause }: { cause: VaultCause }): ReactNode {
  const shell = useShell();
  const [busy, setBusy] = useState(false);
  const words = vaultWords[cause];
  return (
    <WelcomeCard title="Your sign-in can’t be read">
      <p className="welcome-text" role="alert">
        You may still be signed in, but Latchkey can’t tell because {words.because}. Nothing was deleted.
      </p>
      <p className="welcome-text">{words.fix}</p>
      <Button
        variant="primary"
        className="button-wide"
        busy={busy}
        busyLabel="Asking the keychain"
        autoFocus
        onClick={() => {
          setBusy(true);
          void shell.desktop.methods['auth.retry']().then(() => setBusy(false));
        }}
      >
        Try again
      </Button>
      <p className="switch-line">
        Can’t wait for it?
        <button type="button" className="link" onClick={() => shell.ui.update((ui) => ({ ...ui, signInAnyway: true }))}>
          Sign in without the keychain
        </button>
      </p>
      <OtherAccounts />
    </WelcomeCard>
  );
}
