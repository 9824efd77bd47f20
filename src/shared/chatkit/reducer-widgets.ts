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
  return mapNode(root, id, () => component);
}

/** Appends to the `value` of a `Text` or `Markdown` node; `done` ends its streaming look (§3.4). */
export function appendWidgetText(root: WidgetNode, id: string, delta: string, done: boolean): WidgetNode {
  return mapNode(root, id, (node) => {
    if (node.type !== 'Text' && node.type !== 'Markdown') return node;
    const value = typeof node['value'] === 'string' ? node['value'] : '';
    return { ...node, value: value + delta, streaming: !done };
  });
}
