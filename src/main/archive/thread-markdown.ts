import type { AssistantMessageItem, Attachment, StructuredInputItem, Task, ThreadItem, UserMessageItem, WidgetNode } from '../../shared/chatkit/types.ts';
import type { ArchivedThread } from './archive-format.ts';

/** Where the files of a thread are beside the text, by the address the server gave them; none: only their names are told. */
export type FilePlaces = ReadonlyMap<string, string>;

/** A chat as a person reads it: who said what and when. Roles and headings are English, as the rest of the app. */
export function threadMarkdown({ thread, items }: ArchivedThread, files: FilePlaces = new Map()): string {
  const title = oneLine(thread.title ?? '') || 'Untitled chat';
  const parts = [`# ${title}`, `*${dateOf(thread.created_at)}*`];
  let speaker = '';
  for (const item of items) {
    const text = itemMarkdown(item, files);
    if (text === '') continue;
    const now = item.type === 'user_message' ? 'You' : 'Assistant';
    if (now !== speaker || item.type === 'user_message') parts.push(`## ${now} · ${dateOf(item.created_at)}`);
    speaker = now;
    parts.push(text);
  }
  return `${parts.join('\n\n')}\n`;
}

function itemMarkdown(item: ThreadItem, files: FilePlaces): string {
  switch (item.type) {
    case 'user_message':
      return userMarkdown(item, files);
    case 'assistant_message':
      return answerMarkdown(item);
    case 'widget':
      return item.copy_text ?? widgetText(item.widget).join('\n\n');
    case 'generated_image':
      return item.image === undefined ? '' : pictureMarkdown('Generated image', item.image.url, files);
    case 'structured_input':
      return questionsMarkdown(item);
    case 'workflow':
      return tasksMarkdown(item.workflow.tasks);
    case 'task':
      return tasksMarkdown([item.task]);
    default:
      return '';
  }
}

function userMarkdown({ content, attachments, quoted_text: quote }: UserMessageItem, files: FilePlaces): string {
  const text = content.map((part) => (part.type === 'input_tag' ? `@${part.text}` : part.text)).join('');
  return [quote === undefined || quote === '' ? '' : quoted(quote), text, attachments.map((one) => attachmentMarkdown(one, files)).join('\n')].filter(Boolean).join('\n\n');
}

function attachmentMarkdown(attachment: Attachment, files: FilePlaces): string {
  const name = oneLine(attachment.name);
  const place = attachment.type === 'image' ? files.get(attachment.preview_url) : undefined;
  return place === undefined ? `- Attachment: ${escaped(name)}` : `- Attachment: [${escaped(name)}](${linked(place)})`;
}

function pictureMarkdown(name: string, url: string, files: FilePlaces): string {
  const place = files.get(url);
  return place === undefined ? `*${name}*` : `![${name}](${linked(place)})`;
}

function answerMarkdown({ content }: AssistantMessageItem): string {
  const text = content.map((part) => part.text).join('\n\n');
  const sources = content.flatMap(({ annotations }) => annotations.map(({ source }) => source));
  const lines = [...new Set(sources.map((source) => (source.type === 'url' ? `- [${escaped(oneLine(source.title))}](${linked(source.url)})` : `- ${escaped(oneLine(source.title))}`)))];
  return lines.length === 0 ? text : `${text}\n\nSources:\n\n${lines.join('\n')}`;
}

function questionsMarkdown({ inputs }: StructuredInputItem): string {
  return inputs.map(({ question, answer }) => `**${oneLine(question)}** ${answer === undefined || answer.skipped ? '*skipped*' : answer.values.join(', ')}`).join('\n\n');
}

function tasksMarkdown(tasks: readonly Task[]): string {
  const titles = tasks.map((task) => task.title ?? (task.type === 'web_search' ? (task.title_query ?? '') : ''));
  return titles.filter((title) => title.trim() !== '').map((title) => `> ${oneLine(title)}`).join('\n');
}

const spoken = ['value', 'title', 'label', 'text'];

/** What a widget says; its looks cannot be told in Markdown. */
function widgetText(node: WidgetNode, depth = 0): string[] {
  if (depth > 64) return [];
  const own = spoken.map((name) => node[name]).filter((value): value is string => typeof value === 'string' && value.trim() !== '');
  const children = node.children === undefined ? [] : Array.isArray(node.children) ? node.children : [node.children];
  return [...own, ...children.flatMap((child) => widgetText(child, depth + 1))];
}

const quoted = (text: string): string => text.split('\n').map((line) => `> ${line}`).join('\n');
const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const escaped = (text: string): string => text.replace(/([\\[\]*_`<>])/g, '\\$1');
const linked = (address: string): string => encodeURI(address).replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'));

function dateOf(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? 'date unknown' : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
