import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Task, Workflow } from '../../../shared/chatkit/types.ts';
import { RichText } from './RichText.tsx';
import { durationText } from '../locales/duration.ts';
import type { Strings } from '../locales/en/strings.ts';
import { useLocale, useStrings } from './context.ts';

function taskTitle(strings: Strings, task: Task): string | undefined {
  if (task.type === 'web_search') return task.title ?? (task.title_query === undefined ? undefined : strings.searched(task.title_query));
  return task.title;
}

/** One task, with its text when it has some (§4.4). */
export function TaskRow({ task }: { task: Task }): ReactNode {
  const strings = useStrings();
  const title = taskTitle(strings, task);
  const content = task.type === 'custom' || task.type === 'thought' ? task.content : undefined;
  return (
    <div className="task" data-state={task.status_indicator}>
      {title !== undefined && (
        <p className="task-title" dir="auto">
          {title}
        </p>
      )}
      {content !== undefined && content !== '' && <RichText text={content} streaming={false} />}
      {title === undefined && content === undefined && <p className="task-title">{strings.task}</p>}
    </div>
  );
}

function summaryOf(strings: Strings, locale: string, { type, summary }: Workflow): string {
  if (summary !== undefined && 'duration' in summary) return strings.thoughtFor(durationText(locale, summary.duration));
  return summary?.title ?? (type === 'reasoning' ? strings.thinkingDone : strings.workDone);
}

/** The newest task while it runs, a fold with all of them afterwards (§4.4). */
export function WorkflowView({ workflow, streaming }: { workflow: Workflow; streaming: boolean }): ReactNode {
  const strings = useStrings();
  const locale = useLocale();
  if (streaming) {
    const task = workflow.tasks.at(-1);
    return (
      <div className="workflow">
        <p className="shimmer">{(task && taskTitle(strings, task)) ?? (workflow.type === 'reasoning' ? strings.thinking : strings.working)}</p>
        {task !== undefined && <TaskRow task={{ ...task, title: '' }} />}
      </div>
    );
  }
  return (
    <details className="fold workflow" open={workflow.expanded}>
      <summary>
        <ChevronRight size={16} strokeWidth={1.75} aria-hidden />
        {summaryOf(strings, locale, workflow)}
      </summary>
      {workflow.tasks.map((task, at) => (
        <TaskRow key={at} task={task} />
      ))}
    </details>
  );
}
