import type { ThreadItem } from '../../../shared/chatkit/types.ts';
import type { ThreadRecord } from '../../history-store.ts';

/** A stored thread; `undefined` for one that a damaged disk made unreadable. */
export function parseThread(body: unknown): ThreadRecord | undefined {
  return parse(body) as ThreadRecord | undefined;
}

/** A stored item; `undefined` for one that a damaged disk made unreadable. */
export function parseItem(body: unknown): ThreadItem | undefined {
  return parse(body) as ThreadItem | undefined;
}

function parse(body: unknown): object | undefined {
  try {
    const value: unknown = JSON.parse(String(body));
    return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** SQLite's truth values; null leaves a column as it is. */
export function flag(value: boolean | undefined): number | null {
  return value === undefined ? null : Number(value);
}
