import { RotateCw, ThumbsDown, ThumbsUp } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ThreadEntry } from '../../../shared/chatkit/thread-state.ts';
import { copyText, itemIds } from './blocks.ts';
import { useController, useStrings, useView } from './context.ts';
import { CopyButton } from './CopyButton.tsx';
import { IconButton } from './parts/IconButton.tsx';

type Kind = 'positive' | 'negative';

/** What the reader thinks of a turn (§5.7): shown once the server has it; the other kind replaces it, nothing takes it back. */
function Feedback({ entries }: { entries: readonly ThreadEntry[] }): ReactNode {
  const strings = useStrings();
  const controller = useController();
  const [given, setGiven] = useState<Kind>();
  const [sending, setSending] = useState<Kind>();
  const [failed, setFailed] = useState(false);

  function give(kind: Kind): void {
    if (kind === given || sending !== undefined) return;
    setSending(kind);
    setFailed(false);
    controller
      .sendFeedback(itemIds(entries), kind)
      .then(() => setGiven(kind), () => setFailed(true))
      .finally(() => setSending(undefined));
  }

  return (
    <>
      <IconButton label={strings.goodAnswer} icon={ThumbsUp} pressed={given === 'positive'} filled={given === 'positive'} onClick={() => give('positive')} />
      <IconButton label={strings.badAnswer} icon={ThumbsDown} pressed={given === 'negative'} filled={given === 'negative'} onClick={() => give('negative')} />
      <span className="actions-note" role="status">
        {failed && strings.feedbackFailed}
      </span>
    </>
  );
}

export interface TurnActionsProps {
  entries: readonly ThreadEntry[];
  /** The newest turn, whose actions are always visible. */
  last: boolean;
  /** Whether it can be asked for again, which is for the newest turn only (§5.6). */
  retry: boolean;
}

/** What can be done with a finished turn of the assistant. */
export function TurnActions({ entries, last, retry }: TurnActionsProps): ReactNode {
  const strings = useStrings();
  const controller = useController();
  const feedback = useView().options.threadItemActions?.feedback === true;
  const text = copyText(entries);
  if (text === '' && !retry && !feedback) return null;
  return (
    <div className="actions" role="group" aria-label={strings.answerActions} data-shown={last}>
      {text !== '' && <CopyButton text={text} label={strings.copyAnswer} />}
      {feedback && <Feedback entries={entries} />}
      {retry && <IconButton label={strings.regenerate} icon={RotateCw} onClick={controller.retry} />}
    </div>
  );
}
