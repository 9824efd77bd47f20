import type { Task, Workflow } from '../../../../shared/chatkit/types.ts';
import { durationText } from '../../../../shared/texts/duration.ts';
import type { Strings } from '../../locales/en/strings.ts';

/** The line of a task: its own title, else what can be said by its kind; `undefined` where its text says enough. */
export function taskTitle(strings: Strings, task: Task): string | undefined {
  if (task.title !== undefined && task.title !== '') return task.title;
  const running = task.status_indicator === 'loading';
  switch (task.type) {
    case 'web_search':
      if (task.title_query !== undefined && task.title_query !== '') return running ? strings.taskSearchingFor(task.title_query) : strings.searched(task.title_query);
      return running ? strings.taskSearching : strings.taskSearched;
    case 'file':
      return running ? strings.taskReading : strings.taskRead;
    case 'image':
      return running ? strings.taskDrawing : strings.taskDrawn;
    case 'thought':
      return undefined;
    default:
      // A kind of a later version too.
      return (task.content ?? '') === '' ? strings.task : undefined;
  }
}

/** What a workflow is called while it runs: its newest task, else its kind. */
export function liveTitle(strings: Strings, { type, tasks }: Workflow): string {
  const task = tasks.at(-1);
  const general = type === 'reasoning' ? strings.thinking : strings.working;
  if (task === undefined || (task.type === 'custom' && (task.title ?? '') === '')) return general;
  return taskTitle(strings, { ...task, status_indicator: 'loading' }) ?? general;
}

/** What a workflow is called afterwards (§4.4): its own words, how long it took, or its kind. */
export function summaryTitle(strings: Strings, locale: string, { type, summary }: Workflow): string {
  if (summary !== undefined && 'duration' in summary) return strings.thoughtFor(durationText(locale, summary.duration));
  if (summary !== undefined && summary.title !== '') return summary.title;
  return type === 'reasoning' ? strings.thinkingDone : strings.workDone;
}

export function summaryIcon({ summary }: Workflow): string | undefined {
  return summary !== undefined && 'icon' in summary ? summary.icon : undefined;
}
