import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Workflow } from '../../../../shared/chatkit/types.ts';
import { Icon } from '../../icons/Icon.tsx';
import { durationText } from '../../../../shared/texts/duration.ts';
import { plainName } from '../../markdown/hidden-characters.ts';
import { useLocale, useStrings } from '../context.ts';
import { Fold } from '../parts/Fold.tsx';
import { TaskBody, TaskRow } from './TaskRow.tsx';
import { liveTitle, summaryIcon, summaryTitle } from './task-words.ts';
import { useElapsed } from './use-elapsed.ts';

export interface WorkflowViewProps {
  workflow: Workflow;
  streaming: boolean;
}

/** Seconds before the time is shown: a quick step needs no clock. */
const clockFrom = 2;

function LiveLine({ workflow }: { workflow: Workflow }): ReactNode {
  const strings = useStrings();
  const locale = useLocale();
  const seconds = useElapsed(true);
  return (
    <>
      <span className="shimmer">{plainName(liveTitle(strings, workflow))}</span>
      {seconds >= clockFrom && (
        <span className="elapsed" aria-hidden>
          {durationText(locale, seconds, 'narrow')}
        </span>
      )}
    </>
  );
}

/**
 * Steps towards an answer (§4.4): while it runs the newest one with the time it takes, afterwards one line that opens to
 * all of them. Once the reader has opened or closed it, it stays that way.
 */
export function WorkflowView({ workflow, streaming }: WorkflowViewProps): ReactNode {
  const strings = useStrings();
  const locale = useLocale();
  const [chosen, setChosen] = useState<boolean>();
  const { tasks } = workflow;
  const open = chosen ?? (!streaming && workflow.expanded);
  const icon = summaryIcon(workflow);
  const newest = tasks.at(-1);
  const label = streaming ? <LiveLine workflow={workflow} /> : <bdi>{plainName(summaryTitle(strings, locale, workflow))}</bdi>;
  if (tasks.length === 0) return <p className="workflow fold-line">{label}</p>;
  return (
    <div className="workflow">
      <Fold label={label} open={open} onToggle={setChosen} icon={!streaming && icon !== undefined ? <Icon name={icon} size={16} /> : undefined}>
        {tasks.map((task, at) => (
          <TaskRow key={at} task={task} streaming={streaming && at === tasks.length - 1} />
        ))}
      </Fold>
      {streaming && !open && newest !== undefined && (
        <div className="peek">
          <TaskBody task={newest} streaming peek />
        </div>
      )}
    </div>
  );
}
