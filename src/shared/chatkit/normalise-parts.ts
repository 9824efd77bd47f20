import { flag, list, optionalText, record, text, withoutNulls } from './read-json.ts';
import type {
  Annotation, Attachment, ClientToolCallItem, GeneratedImageItem, OutputText, Source, StructuredInput, StructuredInputItem, Task, UserContent, WidgetNode,
  Workflow,
} from './types.ts';

type Raw = Record<string, unknown>;

function fields(value: unknown): Raw {
  return withoutNulls(freeForm(value));
}

/** Nulls in free-form values mean something (§1.7). */
function freeForm(value: unknown): Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : {};
}

const texts = (value: unknown): string[] => list(value).filter((entry) => typeof entry === 'string');

/** Kinds of message content that this version does not know are left out. */
export function normaliseUserContent(value: unknown): UserContent | undefined {
  const raw = withoutNulls(record(value, 'content'));
  const words = optionalText(raw['text']) ?? '';
  if (raw['type'] === 'input_text') return { type: 'input_text', text: words };
  if (raw['type'] !== 'input_tag') return undefined;
  const group = optionalText(raw['group']);
  return {
    type: 'input_tag', id: optionalText(raw['id']) ?? '', text: words, data: freeForm(raw['data']),
    ...(group === undefined ? {} : { group }),
    ...(typeof raw['interactive'] === 'boolean' ? { interactive: raw['interactive'] } : {}),
  };
}

/** §4.6; of servers before 1.5.0 too, whose `upload_url` means a form. @throws TypeError without an `id` */
export function normaliseAttachment(value: unknown): Attachment {
  const raw = withoutNulls(record(value, 'attachment'));
  const id = text(raw['id'], 'attachment.id');
  const descriptor = fields(raw['upload_descriptor']);
  const url = optionalText(descriptor['url']) ?? optionalText(raw['upload_url']);
  const headers = Object.entries(fields(descriptor['headers'])).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const threadId = optionalText(raw['thread_id']);
  const base = {
    id,
    name: optionalText(raw['name']) ?? id,
    mime_type: optionalText(raw['mime_type']) ?? '',
    ...(url === undefined ? {} : { upload_descriptor: { url, method: descriptor['method'] === 'PUT' ? ('PUT' as const) : ('POST' as const), headers: Object.fromEntries(headers) } }),
    ...(threadId === undefined ? {} : { thread_id: threadId }),
  };
  const preview = optionalText(raw['preview_url']);
  return raw['type'] === 'image' && preview !== undefined ? { ...base, type: 'image', preview_url: preview } : { ...base, type: 'file' };
}

export function normaliseOutputText(value: unknown): OutputText {
  const raw = record(value, 'content');
  return {
    type: 'output_text',
    text: optionalText(raw['text']) ?? '',
    annotations: list(raw['annotations']).map(normaliseAnnotation).filter((one) => one !== undefined),
  };
}

/** @returns `undefined` for one without a source of a known kind. */
export function normaliseAnnotation(value: unknown): Annotation | undefined {
  const raw = fields(value);
  const source = normaliseSource(raw['source']);
  const index = raw['index'];
  if (source === undefined) return undefined;
  return { type: 'annotation', source, ...(typeof index === 'number' && Number.isInteger(index) && index >= 0 ? { index } : {}) };
}

/** What names nothing that one could open or read about is no source (§4.3). */
function normaliseSource(value: unknown): Source | undefined {
  const raw = fields(value);
  const title = optionalText(raw['title']);
  const known = (parts: object, otherwise: string): Source => ({ ...raw, ...parts, title: title ?? otherwise }) as unknown as Source;
  const url = optionalText(raw['url']);
  if (raw['type'] === 'url' && url !== undefined) return known({ url }, url);
  const filename = optionalText(raw['filename']) ?? title;
  if (raw['type'] === 'file' && filename !== undefined) return known({ filename }, filename);
  const id = optionalText(raw['id']);
  if (raw['type'] !== 'entity' || id === undefined) return undefined;
  return known({ id, interactive: flag(raw['interactive'], false), data: freeForm(raw['data']) }, id);
}

function sourcesIn<T extends Source['type']>(value: unknown, type: T): Extract<Source, { type: T }>[] {
  const isOf = (source: Source | undefined): source is Extract<Source, { type: T }> => source?.type === type;
  return list(value).map(normaliseSource).filter(isOf);
}

/** Task kinds that this version does not know keep their fields, and are skipped where tasks are drawn. @throws TypeError */
export function normaliseTask(value: unknown): Task {
  const raw = withoutNulls(record(value, 'task'));
  const type = text(raw['type'], 'task.type');
  const status = raw['status_indicator'];
  const task: Raw = { ...raw, type, status_indicator: status === 'loading' || status === 'complete' ? status : 'none' };
  if (type === 'thought') task['content'] = optionalText(raw['content']) ?? '';
  if (type === 'file') task['sources'] = sourcesIn(raw['sources'], 'file');
  if (type === 'web_search') Object.assign(task, { queries: texts(raw['queries']), sources: sourcesIn(raw['sources'], 'url') });
  return task as unknown as Task;
}

/** The two kinds of summary are told apart by `duration` (§4.4). @throws TypeError */
export function normaliseWorkflow(value: unknown): Workflow {
  const { summary, ...raw } = withoutNulls(record(value, 'workflow'));
  return {
    ...raw,
    type: raw['type'] === 'reasoning' ? 'reasoning' : 'custom',
    tasks: list(raw['tasks']).map(normaliseTask),
    expanded: flag(raw['expanded'], false),
    ...normaliseSummary(fields(summary)),
  };
}

function normaliseSummary({ duration, title, icon }: Raw): Pick<Workflow, 'summary'> {
  if (typeof duration === 'number' && Number.isFinite(duration)) return { summary: { duration: Math.max(0, duration) } };
  if (typeof title !== 'string') return {};
  return { summary: typeof icon === 'string' ? { title, icon } : { title } };
}

/** Props are read where they are drawn. @throws TypeError without a `type` */
export function normaliseWidget(value: unknown): WidgetNode {
  const raw = record(value, 'widget');
  text(raw['type'], 'widget.type');
  return raw as WidgetNode;
}

export function normaliseToolCall(raw: Raw): Pick<ClientToolCallItem, 'status' | 'call_id' | 'name' | 'arguments'> {
  return {
    status: raw['status'] === 'completed' ? 'completed' : 'pending',
    call_id: optionalText(raw['call_id']) ?? '',
    name: text(raw['name'], 'item.name'),
    arguments: freeForm(raw['arguments']),
  };
}

/** An image without an address is one that is still being made. */
export function normaliseImage(value: unknown): Pick<GeneratedImageItem, 'image'> {
  const raw = fields(value);
  const url = optionalText(raw['url']);
  return url === undefined ? {} : { image: { id: optionalText(raw['id']) ?? '', url } };
}

export function normaliseInputs(raw: Raw): Pick<StructuredInputItem, 'status' | 'inputs'> {
  const status = raw['status'];
  return { status: status === 'answered' || status === 'skipped' ? status : 'pending', inputs: list(raw['inputs']).map(normaliseInput) };
}

/** A question of a kind that this version does not know can still be answered in words (§4.5). */
function normaliseInput(value: unknown): StructuredInput {
  const raw = withoutNulls(record(value, 'input'));
  const answer = raw['answer'] === undefined ? undefined : fields(raw['answer']);
  const description = optionalText(raw['description']);
  const base = {
    id: text(raw['id'], 'input.id'),
    question: optionalText(raw['question']) ?? '',
    ...(answer === undefined ? {} : { answer: { values: texts(answer['values']), skipped: flag(answer['skipped'], false) } }),
  };
  if (raw['type'] !== 'multiple_choice') return { ...base, type: 'freeform', ...(description === undefined ? {} : { description }) };
  const options = list(raw['options']).map((option) => ({ value: optionalText(option) ?? optionalText(fields(option)['value']) ?? '' }));
  return { ...base, type: 'multiple_choice', options: options.filter(({ value: words }) => words !== ''), multiple: flag(raw['multiple'], false) };
}
