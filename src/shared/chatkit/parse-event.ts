import { normaliseItem, normaliseThread, normaliseUpdate } from './normalise.ts';
import { flag, optionalText, record, text } from './read-json.ts';
import type { ThreadStreamEvent } from './types.ts';

/**
 * Reads one decoded event (§3.1), treating null as absent (§1.7).
 * @returns `undefined` for a type that this version does not know, which is to be ignored.
 * @throws TypeError when a known type lacks what it cannot do without.
 */
export function parseStreamEvent(value: unknown): ThreadStreamEvent | undefined {
  const event = record(value, 'event');
  const type = text(event['type'], 'type');
  switch (type) {
    case 'thread.created':
    case 'thread.updated':
      return { type, thread: normaliseThread(event['thread']) };
    case 'thread.item.added':
    case 'thread.item.done':
    case 'thread.item.replaced':
      return { type, item: normaliseItem(event['item']) };
    case 'thread.item.removed':
      return { type, item_id: text(event['item_id'], 'item_id') };
    case 'thread.item.updated': {
      const update = normaliseUpdate(event['update']);
      return update && { type, item_id: text(event['item_id'], 'item_id'), update };
    }
    case 'stream_options': {
      const options = record(event['stream_options'], 'stream_options');
      return { type, stream_options: { allow_cancel: flag(options['allow_cancel'], false) } };
    }
    case 'progress_update':
      return { type, text: text(event['text'], 'text'), ...optional('icon', event['icon']) };
    case 'client_effect':
      return { type, name: text(event['name'], 'name'), data: record(event['data'] ?? {}, 'data') };
    case 'error':
      return {
        type,
        code: optionalText(event['code']) ?? 'custom',
        allow_retry: flag(event['allow_retry'], false),
        ...optional('message', event['message']),
      };
    case 'notice': {
      const level = event['level'];
      return {
        type,
        level: level === 'warning' || level === 'danger' ? level : 'info',
        message: text(event['message'], 'message'),
        ...optional('title', event['title']),
        ...optional('code', event['code']),
      };
    }
    default:
      return undefined;
  }
}

function optional<K extends string>(key: K, value: unknown): Partial<Record<K, string>> {
  const found = optionalText(value);
  return found === undefined ? {} : ({ [key]: found } as Partial<Record<K, string>>);
}
