import type { WidgetNode } from './types.ts';

/** Deeper than this is no widget that a person could read; the walk stops instead of the stack. */
const maxDepth = 100;

function mapNode(node: WidgetNode, id: string, change: (node: WidgetNode) => WidgetNode, depth = 0): WidgetNode {
  if (node.id === id) return change(node);
  const { children } = node;
  if (children === undefined || depth >= maxDepth) return node;
  if (!Array.isArray(children)) {
    if (!isNode(children)) return node;
    const child = mapNode(children, id, change, depth + 1);
    return child === children ? node : { ...node, children: child };
  }
  for (const [at, child] of children.entries()) {
    if (!isNode(child)) continue;
    const changed = mapNode(child, id, change, depth + 1);
    if (changed !== child) return { ...node, children: children.with(at, changed) };
  }
  return node;
}

function isNode(value: unknown): value is WidgetNode {
  return typeof value === 'object' && value !== null;
}

/** Replaces the node with that id anywhere in the tree (§3.4). No such node: the same tree. */
export function replaceWidgetNode(root: WidgetNode, id: string, component: WidgetNode): WidgetNode {
  return mapNode(root, id, (before) => shareWidget(before, component));
}

/**
 * The next tree, in which every part that equals one of the tree before is that one. Nodes are paired by `key`, `id` or
 * `name`, and else by their place (§3.4), so a field keeps its identity when others come before it.
 */
export function shareWidget(before: WidgetNode, next: WidgetNode): WidgetNode {
  return share(before, next, 0) as WidgetNode;
}

function share(before: unknown, next: unknown, depth: number): unknown {
  if (Object.is(before, next) || !isNode(before) || !isNode(next) || depth >= maxDepth) return next;
  if (Array.isArray(next)) {
    if (!Array.isArray(before)) return next;
    const old = new Map(before.map((entry, at) => [placeOf(before, at), entry] as const));
    const entries = next.map((entry, at) => share(old.get(placeOf(next, at)), entry, depth + 1));
    return entries.length === before.length && entries.every((entry, at) => Object.is(entry, before[at])) ? before : entries;
  }
  if (Array.isArray(before)) return next;
  const entries = Object.entries(next).map(([key, value]) => [key, share(before[key], value, depth + 1)] as const);
  const same = entries.length === Object.keys(before).length && entries.every(([key, value]) => Object.hasOwn(before, key) && Object.is(value, before[key]));
  return same ? before : Object.fromEntries(entries);
}

function placeOf(list: readonly unknown[], at: number): string {
  const node = list[at];
  const name = isNode(node) ? (node.key ?? node.id ?? node['name']) : undefined;
  return typeof name === 'string' ? `name:${name}` : `at:${at}`;
}

/** Appends to the `value` of a `Text` or `Markdown` node; `done` ends its streaming look (§3.4). */
export function appendWidgetText(root: WidgetNode, id: string, delta: string, done: boolean): WidgetNode {
  return mapNode(root, id, (node) => {
    if (node.type !== 'Text' && node.type !== 'Markdown') return node;
    const value = typeof node['value'] === 'string' ? node['value'] : '';
    return { ...node, value: value + delta, streaming: !done };
  });
}
