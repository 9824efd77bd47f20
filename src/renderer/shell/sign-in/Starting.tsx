import type { ReactNode } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { useShell } from '../shell-context.tsx';
import { ThreadSkeleton } from '../threads/ThreadSkeleton.tsx';
import { Button } from '../ui/Button.tsx';
import { ErrorDetails } from '../ui/ErrorDetails.tsx';
import { WelcomeCard } from './WelcomeCard.tsx';

/** Until the first answer about the session: the window's outline, not a spinner. */
export function Starting({ error }: { error: WireError | undefined }): ReactNode {
  const shell = useShell();
  if (error !== undefined) {
    return (
      <WelcomeCard title="Latchkey couldn’t start">
        <p className="welcome-text">
          The part that keeps your session gave no answer. Try again; if that doesn’t help, quit and start Latchkey again.
        </p>
        <Button variant="primary" className="button-wide" onClick={() => void shell.state.load()}>
          Try again
        </Button>
        <ErrorDetails error={error} />
      </WelcomeCard>
    );
  }
  return (
    <>
      <div className="sidebar" aria-hidden="true">
        <div className="drag-strip" />
        <ThreadSkeleton />
      </div>
      <main className="starting" aria-busy="true" aria-label="Starting">
        <div className="drag-strip" />
        <h1 className="visually-hidden">Starting Latchkey</h1>
      </main>
    </>
  );
}
