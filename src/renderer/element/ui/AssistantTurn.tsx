import { memo } from 'react';
import type { ReactNode } from 'react';
import { toError } from '../controller/session-state.ts';
import { sameEntries } from './blocks.ts';
import { useController, useStrings } from './context.ts';
import { ItemView } from './ItemView.tsx';
import { ItemBoundary } from './parts/ItemBoundary.tsx';
import { Stopped } from './Stopped.tsx';
import { TurnActions } from './TurnActions.tsx';
import type { TurnActionsProps } from './TurnActions.tsx';

export interface AssistantTurnProps extends TurnActionsProps {
  busy: boolean;
}

/** Everything the assistant did in answer to one message. */
export const AssistantTurn = memo(
  function AssistantTurn({ entries, last, busy, retry }: AssistantTurnProps): ReactNode {
    const strings = useStrings();
    const controller = useController();
    return (
      <article className="turn assistant">
        <h2 className="unseen">{strings.assistantSaid}</h2>
        {entries.map((entry) => (
          <ItemBoundary
            key={entry.key}
            resetKey={entry.item}
            fallback={<p className="placeholder">{strings.partUnknown}</p>}
            onFault={(cause) => controller.report('chatkit.error', { error: toError(cause) })}
          >
            <div className="item" data-item={entry.item.id}>
              <ItemView entry={entry} />
            </div>
          </ItemBoundary>
        ))}
        {entries.some((entry) => entry.stopped) && <Stopped />}
        {!busy && <TurnActions entries={entries} last={last} retry={retry} />}
      </article>
    );
  },
  (a, b) => a.last === b.last && a.busy === b.busy && a.retry === b.retry && sameEntries(a.entries, b.entries),
);
