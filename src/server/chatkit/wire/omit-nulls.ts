import type { ThreadItem, ThreadStreamEvent } from '../../../shared/chatkit/types.ts';

/** Free-form values keep their nulls: tool arguments and outputs, data of tags, entities and effects (protocol §1.7). */
const freeForm: ReadonlySet<string> = new Set(['arguments', 'output', 'data', 'metadata']);
/** Below these nothing is free-form: widgets lose their nulls everywhere, payloads of actions included. */
const widgets: ReadonlySet<string> = new Set(['widget', 'component']);

/** A deep copy as it travels: without null-valued fields (protocol §1.7). */
export function omitNulls<T extends ThreadStreamEvent | ThreadItem>(value: T): T {
  return copy(value, false) as T;
}

function copy(value: unknown, inWidget: boolean): unknown {
  if (Array.isArray(value)) return value.map((entry) => copy(entry, inWidget));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== null && field !== undefined);
  return Object.fromEntries(
    fields.map(([key, field]) => {
      const kept = !inWidget && freeForm.has(key) ? structuredClone<unknown>(field) : copy(field, inWidget || widgets.has(key));
      return [key, kept];
    }),
  );
}
