import type { StructuredInput, Task, ThreadItem, UserContent, Workflow } from '../../../shared/chatkit/types.ts';
import { hasCode, stripMarkdown } from './strip-markdown.ts';
import { widgetText } from './widget-text.ts';

/** What search knows of an item. */
export interface ItemText {
  /** Empty: nothing to find. */
  text: string;
  role: 'user' | 'assistant' | undefined;
  code: boolean;
  attachment: boolean;
}

/** What people read of an item. Items may come from any server: what is not as the types promise counts as absent. */
export function itemText(item: ThreadItem): ItemText {
  try {
    return textOf(item);
  } catch {
    return { text: '', role: undefined, code: false, attachment: false };
  }
}

function textOf(item: ThreadItem): ItemText {
  const plain = (text: string): ItemText => ({ text, role: 'assistant', code: false, attachment: false });
  switch (item.type) {
    case 'user_message': {
      const typed = userText(item.content);
      const names = item.attachments.map(({ name }) => name);
      return { text: lines([typed, item.quoted_text, ...names]), role: 'user', code: hasCode(typed), attachment: names.length > 0 };
    }
    case 'assistant_message': {
      const markdown = lines(item.content.map(({ text }) => text));
      return { ...plain(stripMarkdown(markdown)), code: hasCode(markdown) };
    }
    case 'widget':
      return plain(item.copy_text ?? widgetText(item.widget));
    case 'structured_input':
      return plain(lines(item.inputs.flatMap(inputTexts)));
    case 'workflow':
      return plain(workflowText(item.workflow));
    case 'task':
      return plain(taskText(item.task));
    case 'generated_image':
      return { ...plain(''), attachment: item.image !== undefined };
    case 'client_tool_call':
    case 'end_of_turn':
    case 'hidden_context_item':
    case 'sdk_hidden_context':
      return { ...plain(''), role: undefined };
    default:
      // Types that are newer than this program.
      return { text: '', role: undefined, code: false, attachment: false };
  }
}

function userText(content: readonly UserContent[]): string {
  return content.map((part) => part.text).join('');
}

function inputTexts({ question, answer, ...input }: StructuredInput): (string | undefined)[] {
  return [question, 'description' in input ? input.description : undefined, ...(answer?.values ?? [])];
}

function workflowText({ summary, tasks }: Workflow): string {
  return lines([summary !== undefined && 'title' in summary ? summary.title : undefined, ...tasks.map(taskText)]);
}

function taskText(task: Task): string {
  switch (task.type) {
    case 'custom':
    case 'thought':
      return lines([task.title, task.content === undefined ? undefined : stripMarkdown(task.content)]);
    case 'web_search':
      return lines([task.title, task.title_query, ...task.queries, ...task.sources.map(({ title }) => title)]);
    case 'file':
      return lines([task.title, ...task.sources.map(({ title }) => title)]);
    case 'image':
      return task.title ?? '';
  }
}

function lines(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n');
}
