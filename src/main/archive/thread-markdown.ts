import type { AssistantMessageItem, Attachment, StructuredInputItem, Task, ThreadItem, UserMessageItem, WidgetNode } from '../../shared/chatkit/types.ts';
import type { Texts } from '../../shared/texts/en/texts.ts';
import type { ArchivedThread } from './archive-format.ts';

/** Where the files of a thread are beside the text, by the address the server gave them; none: only their names are told. */
export type FilePlaces = ReadonlyMap<string, string>;

type Words = Pick<Texts, 'common' | 'jobs'>;

/** A chat as a person reads it: who said what and when; roles and headings in the language of these texts. */
export function threadMarkdown({ thread, items }: ArchivedThread, words: Words, files: FilePlaces = new Map()): string {
  const { common, jobs } = words;
  const dateOf = (iso: string): string => timeOf(iso) ?? jobs.dateUnknown;
  const title = oneLine(thread.title ?? '') || common.untitledChat;
  const parts = [`# ${title}`, `*${dateOf(thread.created_at)}*`];
  let speaker = '';
  for (const item of items) {
    const text = itemMarkdown(item, jobs, files);
    if (text === '') continue;
    const now = item.type === 'user_message' ? common.you : common.assistant;
    if (now !== speaker || item.type === 'user_message') parts.push(`## ${now} · ${dateOf(item.created_at)}`);
    speaker = now;
    parts.push(text);
  }
  return `${parts.join('\n\n')}\n`;
}

function itemMarkdown(item: ThreadItem, jobs: Words['jobs'], files: FilePlaces): string {
  switch (item.type) {
    case 'user_message':
      return userMarkdown(item, jobs, files);
    case 'assistant_message':
      return answerMarkdown(item, jobs);
    case 'widget':
      return item.copy_text ?? widgetText(item.widget).join('\n\n');
    case 'generated_image':
      return item.image === undefined ? '' : pictureMarkdown(jobs.generatedImage, item.image.url, files);
    case 'structured_input':
      return questionsMarkdown(item, jobs);
    case 'workflow':
      return tasksMarkdown(item.workflow.tasks);
    case 'task':
      return tasksMarkdown([item.task]);
    default:
      return '';
  }
}

function userMarkdown({ content, attachments, quoted_text: quote }: UserMessageItem, jobs: Words['jobs'], files: FilePlaces): string {
  const text = content.map((part) => (part.type === 'input_tag' ? `@${part.text}` : part.text)).join('');
  return [quote === undefined || quote === '' ? '' : quoted(quote), text, attachments.map((one) => attachmentMarkdown(one, jobs, files)).join('\n')].filter(Boolean).join('\n\n');
}

function attachmentMarkdown(attachment: Attachment, jobs: Words['jobs'], files: FilePlaces): string {
  const name = oneLine(attachment.name);
  const place = attachment.type === 'image' ? files.get(attachment.preview_url) : undefined;
  return place === undefined ? `- ${jobs.attachment(escaped(name))}` : `- ${jobs.attachment(`[${escaped(name)}](${linked(place)})`)}`;
}

function pictureMarkdown(name: string, url: string, files: FilePlaces): string {
  const place = files.get(url);
  return place === undefined ? `*${name}*` : `![${name}](${linked(place)})`;
}

function answerMarkdown({ content }: AssistantMessageItem, jobs: Words['jobs']): string {
  const text = content.map((part) => part.text).join('\n\n');
  const sources = content.flatMap(({ annotations }) => annotations.map(({ source }) => source));
  const lines = [...new Set(sources.map((source) => (source.type === 'url' ? `- [${escaped(oneLine(source.title))}](${linked(source.url)})` : `- ${escaped(oneLine(source.title))}`)))];
  return lines.length === 0 ? text : `${text}\n\n${jobs.sources}\n\n${lines.join('\n')}`;
}

function questionsMarkdown({ inputs }: StructuredInputItem, jobs: Words['jobs']): string {
  return inputs.map(({ question, answer }) => `**${oneLine(question)}** ${answer === undefined || answer.skipped ? `*${jobs.skipped}*` : answer.values.join(', ')}`).join('\n\n');
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

/** In a form that every language reads, and sorts; `undefined`: it is no time. */
function timeOf(iso: string): string | undefined {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? undefined : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
