import { useState, type ReactNode } from 'react';
import type { SignedOutReason } from '../../../shared/auth-state.ts';
import { useServer, useServerLabel, useShell, useUi } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import type { SignInMode } from './form-rules.ts';
import { PortalNote } from '../network/PortalNote.tsx';
import { OtherAccounts } from '../accounts/OtherAccounts.tsx';
import { ServerNote } from '../server/ServerNote.tsx';
import { LockLine } from '../policy/LockLine.tsx';
import { MailForm } from './MailForm.tsx';
import { OtherWays } from './OtherWays.tsx';
import { FirstRun } from './FirstRun.tsx';
import { SignInForm } from './SignInForm.tsx';
import { SignInStep, stepTitle } from './SignInStep.tsx';
import { useMethods } from './use-methods.ts';
import { useTexts, useTold } from '../texts.tsx';
import { WelcomeCard } from './WelcomeCard.tsx';

/** Sign-in and sign-up in one place. A fresh profile on this computer has no account yet, so it starts with sign-up. */
export function SignInScreen({ reason }: { reason: SignedOutReason | undefined }): ReactNode {
  const shell = useShell();
  const { lastEmail } = useUi();
  const connection = useObservable(shell.state.connection);
  const label = useServerLabel();
  const server = useServer();
  const texts = useTexts();
  const { firstRun, signIn, steps } = texts;
  const say = useTold();
  // Where data waits for its key, there is an account already.
  const waits = useObservable(shell.state.server)?.problem !== undefined;
  const isLocal = connection?.connection.kind === 'local';
  const [chosen, setChosen] = useState<SignInMode>();
  const [mail, setMail] = useState<'reset' | 'link'>();
  const offers = useMethods();
  const policy = useObservable(shell.state.policy);
  const refused = connection?.refused;
  const noWays = !offers.password && !offers.browser && !offers.magicLink && !offers.device;
  const progress = useObservable(shell.state.signIn);
  // While signing in there is no reason; the sentence stays until the person is in.
  const [shownReason, setShownReason] = useState(reason);
  if (reason !== undefined && reason !== shownReason) setShownReason(reason);
  const mode = !offers.signUp ? 'sign-in' : chosen ?? (isLocal && shownReason === undefined && lastEmail === '' && !waits ? 'sign-up' : 'sign-in');
  const [elsewhere, setElsewhere] = useState(false);
  const several = useObservable(shell.state.workspaces).length > 1;
  // A profile that nobody has used yet.
  const fresh = mode === 'sign-up' && chosen === undefined && connection?.editable === true && refused === undefined && !several;
  const usable = policy !== undefined && refused === undefined && !(fresh && elsewhere);
  const words = shownReason === 'session_ended' ? signIn.sessionEnded : shownReason === 'connection_changed' ? signIn.connectionChanged : undefined;

  if (progress.step !== 'none') {
    return (
      <WelcomeCard title={stepTitle(texts, progress)}>
        <SignInStep progress={progress} />
      </WelcomeCard>
    );
  }
  if (mail !== undefined) {
    return (
      <WelcomeCard title={mail === 'reset' ? steps.reset.title : steps.reset.linkTitle}>
        <MailForm what={mail} initialEmail={lastEmail} onBack={() => setMail(undefined)} />
      </WelcomeCard>
    );
  }
  return (
    <WelcomeCard title={fresh ? firstRun.title : mode === 'sign-in' ? signIn.signIn : signIn.createTitle}>
      {fresh && <FirstRun elsewhere={elsewhere} onElsewhere={setElsewhere} />}
      {!fresh && (
        <p className="server-line">
          {isLocal ? label : mode === 'sign-in' ? signIn.signingInTo(label) : signIn.newAccountOn(label)}
          <button type="button" className="link" onClick={() => shell.run('connection.open')}>
            {connection?.editable === false ? signIn.aboutConnection : signIn.changeServer}
          </button>
        </p>
      )}
      {words !== undefined && (
        <p className="note note-info" role="status">
          {words}{' '}
          {shownReason === 'session_ended' && (
            <button type="button" className="link" onClick={() => shell.run('diagnostics.open')}>
              {signIn.whySignedOut}
            </button>
          )}
        </p>
      )}
      {connection?.managed === true && <LockLine />}
      {refused !== undefined && <p className="note note-danger">{say(refused)}</p>}
      {refused === undefined && noWays && policy !== undefined && <p className="note note-warn">{texts.policy.noWays}</p>}
      {refused === undefined && (isLocal ? <ServerNote /> : <PortalNote />)}
      {progress.problem !== undefined && (
        <p className="note note-danger" role="alert">
          {say(progress.problem)}
        </p>
      )}
      {usable && <OtherWays offers={offers} />}
      {connection !== undefined && offers.password && usable && (
        <SignInForm mode={mode} server={server} initialEmail={lastEmail} canSignUp={offers.signUp} onMode={setChosen} />
      )}
      {mode === 'sign-in' && usable && (offers.passwordReset || offers.magicLink) && (
        <p className="switch-line">
          {offers.passwordReset && (
            <button type="button" className="link" onClick={() => setMail('reset')}>
              {steps.forgot}
            </button>
          )}
          {offers.magicLink && (
            <button type="button" className="link" onClick={() => setMail('link')}>
              {steps.useLink}
            </button>
          )}
        </p>
      )}
      {shownReason !== 'session_ended' && (
        <p className="switch-line trouble-line">
          <button type="button" className="link" onClick={() => shell.run('diagnostics.open')}>
            {signIn.trouble}
          </button>
        </p>
      )}
      <OtherAccounts />
    </WelcomeCard>
  );
}
