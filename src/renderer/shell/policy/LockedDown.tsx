import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { PolicyProblem } from '../../../shared/policy.ts';
import { useShell } from '../shell-context.tsx';
import { WelcomeCard } from '../sign-in/WelcomeCard.tsx';
import { useObservable } from '../state/observable.ts';
import { useTexts } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { problemSentence, problemText } from './policy-words.ts';

/** So many are named; who mends those sees the others then. */
const shownProblems = 6;

/** All there is while the policy cannot be relied on: what is wrong with it, and where. */
export function LockedDown({ problems }: { problems: readonly PolicyProblem[] }): ReactNode {
  const { desktop, state } = useShell();
  const inBrowser = useObservable(state.info)?.host === 'web';
  const texts = useTexts();
  const { policy: words } = texts;
  const action = useRef<HTMLButtonElement>(null);
  const [current, setCurrent] = useState(problems);
  const [phase, setPhase] = useState<'idle' | 'checking' | 'still' | 'unlocked'>('idle');

  useEffect(() => {
    document.body.dataset['screen'] = 'welcome';
    // What is wrong is above it, and is to be read first.
    action.current?.focus({ preventScroll: true });
    void desktop.methods['app.ready']();
  }, [desktop]);

  async function check(): Promise<void> {
    setPhase('checking');
    const result = await desktop.methods['policy.check']();
    if (result.ok && result.value.view.status !== 'refused') {
      setPhase('unlocked');
      // The desktop app starts itself anew; a browser has the same address again.
      if (inBrowser) location.reload();
      return;
    }
    if (result.ok && result.value.view.status === 'refused') setCurrent(result.value.view.problems);
    setPhase('still');
  }

  return (
    <WelcomeCard title={words.lockedTitle}>
      <p className="welcome-text">{words.lockedMeans}</p>
      <div className="note note-danger">
        <p>{words.lockedDo}</p>
        <ul className="policy-problems">
          {current.slice(0, shownProblems).map((problem) => (
            <li key={problemText([problem])}>
              <bdi className="policy-source" dir="ltr">
                {problem.source}
              </bdi>
              <span>
                {problem.line !== undefined && <strong>{words.line(String(problem.line))}</strong>}
                {problem.line !== undefined && ' · '}
                {problemSentence(texts, problem)}
              </span>
            </li>
          ))}
        </ul>
        {current.length > shownProblems && <p>{words.more(String(current.length - shownProblems))}</p>}
      </div>
      <Button variant="primary" ref={action} className="button-wide" busy={phase === 'checking' || phase === 'unlocked'} busyLabel={words.checking} onClick={() => void check()}>
        {words.checkAgain}
      </Button>
      <p className="welcome-text" role="status">
        {phase === 'still' ? words.stillLocked : phase === 'unlocked' ? words.unlocked : ''}
      </p>
      <p className="switch-line">
        <CopyButton text={problemText(current)} label={words.copyDetails} />
      </p>
    </WelcomeCard>
  );
}
