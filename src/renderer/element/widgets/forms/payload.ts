export type FieldValue = string | boolean | null;

export interface Merged {
  payload: unknown;
  /** Names of fields whose value has no place: the payload has that key already, and wins (§5.4). */
  dropped: readonly string[];
}

type Tree = { [key: string]: unknown };

/** Keys that mean something else to JavaScript than to the author of a form. */
const unsafe: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Puts the values of fields into an action's payload; dotted names nest: `todo.title` becomes `{todo: {title}}` (§5.4). */
export function mergePayload(payload: unknown, fields: readonly (readonly [name: string, value: FieldValue])[]): Merged {
  if (fields.length === 0) return { payload, dropped: [] };
  if (payload !== undefined && payload !== null && !isTree(payload)) return { payload, dropped: fields.map(([name]) => name) };
  const dropped: string[] = [];
  let merged: Tree = payload ?? {};
  for (const [name, value] of fields) {
    const next = put(merged, name.split('.'), value);
    if (next === undefined) dropped.push(name);
    else merged = next;
  }
  return { payload: merged, dropped };
}

/** @returns a copy with the value at that path; `undefined` when something is there already. */
function put(tree: Tree, [key = '', ...rest]: readonly string[], value: FieldValue): Tree | undefined {
  if (unsafe.has(key)) return undefined;
  const present = Object.hasOwn(tree, key) ? tree[key] : undefined;
  if (rest.length === 0) return present === undefined ? { ...tree, [key]: value } : undefined;
  if (present !== undefined && !isTree(present)) return undefined;
  const inner = put(present ?? {}, rest, value);
  return inner === undefined ? undefined : { ...tree, [key]: inner };
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
