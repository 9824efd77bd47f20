import { Check, Circle, FileText, Globe, Image, Lightbulb } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Task } from '../../../../shared/chatkit/types.ts';
import { Icon } from '../../icons/Icon.tsx';
import { plainName } from '../../markdown/hidden-characters.ts';
import { useStrings } from '../context.ts';
import { Spinner } from '../parts/Spinner.tsx';
import { RichText } from '../RichText.tsx';
import { Queries, FileNames, WebSources } from './TaskSources.tsx';
import { taskTitle } from './task-words.ts';

const drawings: Readonly<Partial<Record<string, LucideIcon>>> = { web_search: Globe, thought: Lightbulb, file: FileText, image: Image };

/** Under way, done, or what kind of step it is. */
function TaskMark({ task }: { task: Task }): ReactNode {
  if (task.status_indicator === 'loading') return <Spinner />;
  if (task.status_indicator === 'complete') return <Check className="task-tick" size={16} strokeWidth={2} aria-hidden />;
  if (task.type === 'custom' && task.icon !== undefined) return <Icon name={task.icon} size={16} />;
  const Drawing = drawings[task.type] ?? Circle;
  return <Drawing size={Drawing === Circle ? 8 : 16} strokeWidth={1.75} aria-hidden />;
}

export interface TaskBodyProps {
  task: Task;
  streaming: boolean;
  /** Only what shows that something goes on. */
  peek?: boolean;
}

/** What a step has beyond its title. */
export function TaskBody({ task, streaming, peek = false }: TaskBodyProps): ReactNode {
  switch (task.type) {
    case 'web_search':
      return (
        <>
          <Queries queries={task.queries} />
          <WebSources sources={task.sources} peek={peek} />
        </>
      );
    case 'file':
      return <FileNames sources={task.sources} />;
    case 'custom':
    case 'thought':
      return <RichText text={task.content ?? ''} streaming={streaming} />;
    default:
      return null;
  }
}

export interface TaskRowProps {
  task: Task;
  /** Its text is still being written. */
  streaming?: boolean;
}

/** One step of the assistant (§4.4). A kind that is not known shows its title. */
export const TaskRow = memo(function TaskRow({ task, streaming = false }: TaskRowProps): ReactNode {
  const strings = useStrings();
  const title = taskTitle(strings, task);
  const state = task.status_indicator;
  return (
    <div className="task" data-state={state}>
      <span className="task-mark">
        <TaskMark task={task} />
      </span>
      <div className="task-content">
        {title !== undefined && (
          <p className="task-title">
            <bdi>{plainName(title)}</bdi>
          </p>
        )}
        {state !== 'none' && <span className="unseen">{state === 'loading' ? strings.taskRunning : strings.taskDone}</span>}
        <TaskBody task={task} streaming={streaming} />
      </div>
    </div>
  );
});
