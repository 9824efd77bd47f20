import { RotateCw } from 'lucide-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { ThreadEntry } from '../../../shared/chatkit/thread-state.ts';
import { copyText, sameEntries } from './blocks.ts';
import { useController, useStrings } from './context.ts';
import { CopyButton } from './CopyButton.tsx';
import { ItemView } from './ItemView.tsx';
import { Stopped } from './Stopped.tsx';

export interface AssistantTurnProps {
  entries: readonly ThreadEntry[];
  /** The newest turn, whose actions are always visible. */
  last: boolean;
  busy: boolean;
  /** Whether it can be asked for again, which is for the newest turn only (§5.6). */
  retry: boolean;
}

function TurnActions({ entries, last, retry }: Omit<AssistantTurnProps, 'busy'>): ReactNode {
  const strings = useStrings();
  const controller = useController();
  const text = copyText(entries);
  if (text === '' && !retry) return null;
  return (
    <div className="actions" data-shown={last}>
      {text !== '' && <CopyButton text={text} label={strings.copyAnswer} />}
      {retry && (
        <button type="button" className="icon-button" title={strings.regenerate} aria-label={strings.regenerate} onClick={controller.retry}>
          <RotateCw size={16} strokeWidth={1.75} aria-hidden />
        </button>
      )}
    </div>
  );
}

/** Everything the assistant did in answer to one message. */
export const AssistantTurn = memo(
  function AssistantTurn({ entries, last, busy, retry }: AssistantTurnProps): ReactNode {
    const strings = useStrings();
    return (
      <article className="turn assistant">
        <h2 className="unseen">{strings.assistantSaid}</h2>
        {entries.map((entry) => (
          <ItemView key={entry.key} entry={entry} />
        ))}
        {entries.some((entry) => entry.stopped) && <Stopped />}
        {!busy && <TurnActions entries={entries} last={last} retry={retry} />}
      </article>
    );
  },
  (a, b) => a.last === b.last && a.busy === b.busy && a.retry === b.retry && sameEntries(a.entries, b.entries),
);
