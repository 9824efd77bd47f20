import { RadioGroup } from 'radix-ui';
import { useId, useState, type ReactNode } from 'react';
import type { ReleaseChannel, UpdateView } from '../../../shared/updates.ts';
import { LockLine } from '../policy/LockLine.tsx';
import { useShell } from '../shell-context.tsx';
import { dateFormat } from '../state/date-format.ts';
import { useObservable } from '../state/observable.ts';
import { useTexts, useWords } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { stateSentence } from './update-words.ts';

const channels: readonly ReleaseChannel[] = ['stable', 'beta'];

/** Where the app is with updates, and what a person can do about it. */
export function UpdatePanel(): ReactNode {
  const { desktop, state } = useShell();
  const view = useObservable(state.updates);
  const { updates: words } = useTexts();
  const heading = useId();
  const [asking, setAsking] = useState(false);
  if (view === undefined) return null;
  const { kind } = view.state;
  const isBusy = asking || kind === 'checking' || kind === 'downloading' || kind === 'preparing';
  const check = (): void => {
    setAsking(true);
    void desktop.methods['updates.check']().finally(() => setAsking(false));
  };
  return (
    <section className="data-part update-part" aria-labelledby={heading}>
      <h3 id={heading}>{words.title}</h3>
      <StateLines view={view} />
      {kind !== 'off' && (
        <>
          <div className="update-actions">
            {view.state.kind === 'ready' && view.state.how === 'restart' && (
              <Button variant="primary" onClick={() => void desktop.methods['updates.restart']()}>
                {words.restart}
              </Button>
            )}
            <Button busy={isBusy} busyLabel={words.checking} onClick={check}>
              {words.checkNow}
            </Button>
          </div>
          <Channel view={view} />
        </>
      )}
    </section>
  );
}

function StateLines({ view: { state, checkedAt } }: { view: UpdateView }): ReactNode {
  const texts = useTexts();
  const { tag } = useWords();
  const { updates: words } = texts;
  const sentence = stateSentence(texts, state, tag);
  return (
    <>
      <p className={state.kind === 'failed' ? 'panel-problem' : 'panel-hint'} role="status">
        {sentence}
      </p>
      {state.kind === 'downloading' && <progress aria-label={sentence} max={state.total} value={state.done} />}
      {state.kind === 'ready' && state.command !== undefined && (
        <div className="update-actions">
          <code className="update-command" dir="ltr">
            {state.command}
          </code>
          <CopyButton text={state.command} label={state.how === 'command' ? words.copyCommand : words.copyPath} />
        </div>
      )}
      {state.kind === 'ready' && state.notes !== '' && (
        <details>
          <summary>{words.whatIsNew}</summary>
          <p className="update-notes" dir="auto">
            {state.notes}
          </p>
        </details>
      )}
      {checkedAt !== undefined && state.kind !== 'off' && <p className="panel-hint">{words.checkedAt(dateFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }).format(checkedAt))}</p>}
    </>
  );
}

function Channel({ view: { channel, channelLocked } }: { view: UpdateView }): ReactNode {
  const { desktop } = useShell();
  const { updates: words } = useTexts();
  const heading = useId();
  return (
    <>
      <h3 id={heading}>{words.channel}</h3>
      <RadioGroup.Root className="choice-column" aria-labelledby={heading} value={channel} disabled={channelLocked} onValueChange={(value) => void desktop.methods['updates.setChannel']({ channel: value as ReleaseChannel })}>
        {channels.map((value) => (
          <RadioGroup.Item key={value} value={value} className="choice choice-line">
            <span className="choice-dot" aria-hidden="true" />
            <span>
              {words[value]}
              <small>{words[`${value}Hint`]}</small>
            </span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      {channelLocked && <LockLine text={words.channelSet} />}
    </>
  );
}
