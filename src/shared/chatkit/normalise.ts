import { flag, index, list, optionalText, record, text, withoutNulls } from './read-json.ts';
import {
  normaliseAnnotation, normaliseAttachment, normaliseImage, normaliseInputs, normaliseOutputText, normaliseTask, normaliseToolCall, normaliseUserContent,
  normaliseWidget, normaliseWorkflow,
} from './normalise-parts.ts';
import type { Page, Thread, ThreadItem, ThreadItemUpdate, ThreadStatus } from './types.ts';

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
    metadata: isObject(raw['metadata']) ? raw['metadata'] : {},
    items: normalisePage(raw['items'] ?? {}, normaliseItem),
    ...(title === undefined ? {} : { title }),
    ...(domains === undefined ? {} : { allowed_image_domains: domains }),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function normaliseStatus(value: unknown): ThreadStatus {
  const raw = isObject(value) ? value : {};
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
  const { image, ...raw } = withoutNulls(record(value, 'item'));
  const type = text(raw['type'], 'item.type');
  const base = { ...raw, id: text(raw['id'], 'item.id'), thread_id: optionalText(raw['thread_id']) ?? '', created_at: optionalText(raw['created_at']) ?? '' };
  return { ...base, type, ...partsOf(type, { ...raw, image }) } as unknown as ThreadItem;
}

function partsOf(type: string, raw: Record<string, unknown>): object {
  switch (type) {
    case 'user_message':
      return {
        content: list(raw['content']).map(normaliseUserContent).filter((part) => part !== undefined),
        attachments: list(raw['attachments']).map(normaliseAttachment),
        inference_options: isObject(raw['inference_options']) ? raw['inference_options'] : {},
      };
    case 'assistant_message':
      return { content: list(raw['content']).map(normaliseOutputText) };
    case 'client_tool_call':
      return normaliseToolCall(raw);
    case 'widget':
      return { widget: normaliseWidget(raw['widget']) };
    case 'generated_image':
      return normaliseImage(raw['image']);
    case 'structured_input':
      return normaliseInputs(raw);
    case 'workflow':
      return { workflow: normaliseWorkflow(raw['workflow']) };
    case 'task':
      return { task: normaliseTask(raw['task']) };
    default:
      return {};
  }
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
      const { image } = normaliseImage(raw['image']);
      if (image === undefined) throw new TypeError('image.url is not a string');
      const { progress } = raw;
      return { type, image, ...(typeof progress === 'number' ? { progress: Math.min(Math.max(progress, 0), 1) } : {}) };
    }
    default:
      return undefined;
  }
}
