import type { ReactNode } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { useShell } from '../shell-context.tsx';
import { useTexts } from '../texts.tsx';
import { ThreadSkeleton } from '../threads/ThreadSkeleton.tsx';
import { Button } from '../ui/Button.tsx';
import { ErrorDetails } from '../ui/ErrorDetails.tsx';
import { WelcomeCard } from './WelcomeCard.tsx';

/** Until the first answer about the session: the window's outline, not a spinner. */
export function Starting({ error }: { error: WireError | undefined }): ReactNode {
  const shell = useShell();
  const { common, signIn } = useTexts();
  if (error !== undefined) {
    return (
      <WelcomeCard title={signIn.startFailedTitle}>
        <p className="welcome-text">{signIn.startFailed}</p>
        <Button variant="primary" className="button-wide" onClick={() => void shell.state.load()}>
          {common.tryAgain}
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
      <main className="starting" aria-busy="true" aria-label={signIn.starting}>
        <div className="drag-strip" />
        <h1 className="visually-hidden">{signIn.startingApp}</h1>
      </main>
    </>
  );
}
