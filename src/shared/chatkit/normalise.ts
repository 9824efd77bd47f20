import { flag, index, list, optionalText, record, text, withoutNulls } from './read-json.ts';
import type {
  Annotation, OutputText, Page, Task, Thread, ThreadItem, ThreadItemUpdate, ThreadStatus, UserContent, WidgetNode, Workflow,
} from './types.ts';

/**
 * Makes what came off the wire safe to read: lists that the types promise are lists, null is absent (§1.7), ids are
 * strings. It does not judge the rest; an item of an unknown type keeps its fields and is skipped where items are drawn.
 */

/** @throws TypeError without a string `id`. */
export function normaliseThread(value: unknown): Thread {
  const raw = withoutNulls(record(value, 'thread'));
  const title = optionalText(raw['title']);
  const domains = Array.isArray(raw['allowed_image_domains']) ? raw['allowed_image_domains'].filter((one) => typeof one === 'string') : undefined;
  return {
    id: text(raw['id'], 'thread.id'),
    created_at: optionalText(raw['created_at']) ?? '',
    status: normaliseStatus(raw['status']),
    metadata: record(raw['metadata'] ?? {}, 'thread.metadata'),
    items: normalisePage(raw['items'] ?? {}, normaliseItem),
    ...(title === undefined ? {} : { title }),
    ...(domains === undefined ? {} : { allowed_image_domains: domains }),
  };
}

function normaliseStatus(value: unknown): ThreadStatus {
  const raw = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const reason = optionalText(raw['reason']);
  const type = raw['type'];
  if (type !== 'locked' && type !== 'closed') return { type: 'active' };
  return reason === undefined ? { type } : { type, reason };
}

/** Entries that cannot be read are left out: one bad row must not hide a thread. @throws TypeError when not a page. */
export function normalisePage<T>(value: unknown, entry: (value: unknown) => T): Page<T> {
  const raw = record(value, 'page');
  const data: T[] = [];
  for (const row of list(raw['data'])) {
    try {
      data.push(entry(row));
    } catch {
      continue;
    }
  }
  const after = optionalText(raw['after']);
  return { data, has_more: flag(raw['has_more'], false), ...(after === undefined ? {} : { after }) };
}

/** @throws TypeError without a string `id` and `type`. */
export function normaliseItem(value: unknown): ThreadItem {
  const raw = withoutNulls(record(value, 'item'));
  const item = { ...raw, id: text(raw['id'], 'item.id'), type: text(raw['type'], 'item.type') } as Record<string, unknown>;
  switch (item['type']) {
    case 'user_message':
      item['content'] = list(raw['content']).map((part) => record(part, 'content') as UserContent);
      item['attachments'] = list(raw['attachments']).map((attachment) => withoutNulls(record(attachment, 'attachment')));
      item['inference_options'] = raw['inference_options'] ?? {};
      break;
    case 'assistant_message':
      item['content'] = list(raw['content']).map(normaliseOutputText);
      break;
    case 'widget':
      item['widget'] = normaliseWidget(raw['widget']);
      break;
    case 'workflow':
      item['workflow'] = normaliseWorkflow(raw['workflow']);
      break;
    case 'task':
      item['task'] = normaliseTask(raw['task']);
      break;
    case 'structured_input':
      item['inputs'] = list(raw['inputs']).map((input) => withoutNulls(record(input, 'input')));
      break;
  }
  return item as unknown as ThreadItem;
}

function normaliseOutputText(value: unknown): OutputText {
  const raw = record(value, 'content');
  return {
    type: 'output_text',
    text: optionalText(raw['text']) ?? '',
    annotations: list(raw['annotations']).map(normaliseAnnotation).filter((one) => one !== undefined),
  };
}

function normaliseAnnotation(value: unknown): Annotation | undefined {
  const raw = withoutNulls(record(value, 'annotation'));
  if (typeof raw['source'] !== 'object') return undefined;
  return { ...raw, type: 'annotation', source: withoutNulls(record(raw['source'], 'source')) } as unknown as Annotation;
}

function normaliseTask(value: unknown): Task {
  const raw = withoutNulls(record(value, 'task'));
  return { ...raw, type: text(raw['type'], 'task.type'), status_indicator: raw['status_indicator'] ?? 'none' } as unknown as Task;
}

function normaliseWorkflow(value: unknown): Workflow {
  const raw = withoutNulls(record(value, 'workflow'));
  return {
    ...raw,
    type: raw['type'] === 'reasoning' ? 'reasoning' : 'custom',
    tasks: list(raw['tasks']).map(normaliseTask),
    expanded: flag(raw['expanded'], false),
  };
}

function normaliseWidget(value: unknown): WidgetNode {
  const raw = record(value, 'widget');
  text(raw['type'], 'widget.type');
  return raw as WidgetNode;
}

/** @returns `undefined` for an update kind that this version does not know (§3.2). @throws TypeError */
export function normaliseUpdate(value: unknown): ThreadItemUpdate | undefined {
  const raw = record(value, 'update');
  const type = text(raw['type'], 'update.type');
  switch (type) {
    case 'assistant_message.content_part.added':
    case 'assistant_message.content_part.done':
      return { type, content_index: index(raw['content_index'], 'content_index'), content: normaliseOutputText(raw['content']) };
    case 'assistant_message.content_part.text_delta':
      return { type, content_index: index(raw['content_index'], 'content_index'), delta: text(raw['delta'], 'delta') };
    case 'assistant_message.content_part.annotation_added': {
      const annotation = normaliseAnnotation(raw['annotation']);
      if (annotation === undefined) return undefined;
      const position = index(raw['annotation_index'], 'annotation_index');
      return { type, content_index: index(raw['content_index'], 'content_index'), annotation_index: position, annotation };
    }
    case 'widget.root.updated':
      return { type, widget: normaliseWidget(raw['widget']) };
    case 'widget.component.updated':
      return { type, component_id: text(raw['component_id'], 'component_id'), component: normaliseWidget(raw['component']) };
    case 'widget.streaming_text.value_delta':
      return { type, component_id: text(raw['component_id'], 'component_id'), delta: text(raw['delta'], 'delta'), done: flag(raw['done'], false) };
    case 'workflow.task.added':
    case 'workflow.task.updated':
      return { type, task_index: index(raw['task_index'], 'task_index'), task: normaliseTask(raw['task']) };
    case 'generated_image.updated': {
      const image = record(raw['image'], 'image');
      const progress = raw['progress'];
      return {
        type,
        image: { id: optionalText(image['id']) ?? '', url: text(image['url'], 'image.url') },
        ...(typeof progress === 'number' ? { progress } : {}),
      };
    }
    default:
      return undefined;
  }
}
