import { useState, type ReactNode } from 'react';
import type { SignedOutReason } from '../../../shared/auth-state.ts';
import { useServerLabel, useShell, useUi } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import type { SignInMode } from './form-rules.ts';
import { OtherAccounts } from '../accounts/OtherAccounts.tsx';
import { ServerNote } from '../server/ServerNote.tsx';
import { MailForm } from './MailForm.tsx';
import { OtherWays } from './OtherWays.tsx';
import { FirstRun } from './FirstRun.tsx';
import { firstRunTexts } from './first-run-texts.ts';
import { SignInForm } from './SignInForm.tsx';
import { SignInStep, stepTitle } from './SignInStep.tsx';
import { stepTexts } from './step-texts.ts';
import { useMethods } from './use-methods.ts';
import { WelcomeCard } from './WelcomeCard.tsx';

const reasons: Partial<Record<SignedOutReason, string>> = {
  session_ended:
    'You were signed out because the session ended on the server: somebody ended it there, the password was changed, or the account may no longer sign in. Your drafts are kept.',
  connection_changed: 'You are connected to another server now. Sign in with your account there.',
};

/** Sign-in and sign-up in one place. A fresh profile on this computer has no account yet, so it starts with sign-up. */
export function SignInScreen({ reason }: { reason: SignedOutReason | undefined }): ReactNode {
  const shell = useShell();
  const { lastEmail } = useUi();
  const connection = useObservable(shell.state.connection);
  const server = useServerLabel();
  // Where data waits for its key, there is an account already.
  const waits = useObservable(shell.state.server)?.problem !== undefined;
  const isLocal = connection?.connection.kind === 'local';
  const [chosen, setChosen] = useState<SignInMode>();
  const [mail, setMail] = useState<'reset' | 'link'>();
  const offers = useMethods();
  const progress = useObservable(shell.state.signIn);
  // While signing in there is no reason; the sentence stays until the person is in.
  const [shownReason, setShownReason] = useState(reason);
  if (reason !== undefined && reason !== shownReason) setShownReason(reason);
  const mode = !offers.signUp ? 'sign-in' : chosen ?? (isLocal && shownReason === undefined && lastEmail === '' && !waits ? 'sign-up' : 'sign-in');
  const [elsewhere, setElsewhere] = useState(false);
  const several = useObservable(shell.state.workspaces).length > 1;
  // A profile that nobody has used yet.
  const fresh = mode === 'sign-up' && chosen === undefined && connection?.editable === true && !several;
  const words = shownReason === undefined ? undefined : reasons[shownReason];

  if (progress.step !== 'none') {
    return (
      <WelcomeCard title={stepTitle(progress)}>
        <SignInStep progress={progress} />
      </WelcomeCard>
    );
  }
  if (mail !== undefined) {
    return (
      <WelcomeCard title={mail === 'reset' ? stepTexts.reset.title : stepTexts.reset.linkTitle}>
        <MailForm what={mail} initialEmail={lastEmail} onBack={() => setMail(undefined)} />
      </WelcomeCard>
    );
  }
  return (
    <WelcomeCard title={fresh ? firstRunTexts.title : mode === 'sign-in' ? 'Sign in' : 'Create your account'}>
      {fresh && <FirstRun elsewhere={elsewhere} onElsewhere={setElsewhere} />}
      {!fresh && (
        <p className="server-line">
          {isLocal ? 'This computer' : mode === 'sign-in' ? `Signing in to ${server}` : `New account on ${server}`}
          <button type="button" className="link" onClick={() => shell.run('connection.open')}>
            {connection?.editable === false ? 'About this connection' : 'Change server'}
          </button>
        </p>
      )}
      {words !== undefined && (
        <p className="note note-info" role="status">
          {words}{' '}
          {shownReason === 'session_ended' && (
            <button type="button" className="link" onClick={() => shell.run('diagnostics.open')}>
              Why am I signed out?
            </button>
          )}
        </p>
      )}
      {isLocal && <ServerNote />}
      {progress.problem !== undefined && (
        <p className="note note-danger" role="alert">
          {progress.problem.message}
        </p>
      )}
      {!(fresh && elsewhere) && <OtherWays offers={offers} />}
      {connection !== undefined && offers.password && !(fresh && elsewhere) && (
        <SignInForm mode={mode} server={server} initialEmail={lastEmail} canSignUp={offers.signUp} onMode={setChosen} />
      )}
      {mode === 'sign-in' && (offers.passwordReset || offers.magicLink) && (
        <p className="switch-line">
          {offers.passwordReset && (
            <button type="button" className="link" onClick={() => setMail('reset')}>
              {stepTexts.forgot}
            </button>
          )}
          {offers.magicLink && (
            <button type="button" className="link" onClick={() => setMail('link')}>
              {stepTexts.useLink}
            </button>
          )}
        </p>
      )}
      {shownReason !== 'session_ended' && (
        <p className="switch-line trouble-line">
          <button type="button" className="link" onClick={() => shell.run('diagnostics.open')}>
            Trouble signing in?
          </button>
        </p>
      )}
      <OtherAccounts />
    </WelcomeCard>
  );
}
