import type { WidgetNode } from '../../../shared/chatkit/types.ts';
import { isNode } from './read.ts';

/** Most nodes of one widget that are drawn. */
export const maxNodes = 3_000;

/** Deepest node that is drawn; nothing that a person could read is nested further. */
export const maxDepth = 48;

export interface LimitedTree {
  root: WidgetNode;
  /** Something was left out. */
  cut: boolean;
}

/** Leaves out what is too much or too deep. Parts that are within the limits keep their identity. */
export function limitTree(root: WidgetNode): LimitedTree {
  let left = maxNodes - 1;
  let cut = false;

  function limit(node: WidgetNode, depth: number): WidgetNode {
    const { children } = node;
    if (isNode(children)) {
      if (left > 0 && depth < maxDepth) {
        left -= 1;
        const child = limit(children, depth + 1);
        return child === children ? node : { ...node, children: child };
      }
    } else if (Array.isArray(children)) {
      if (children.length === 0) return node;
      if (left > 0 && depth < maxDepth) return limitList(node, children, depth);
    } else {
      return node;
    }
    cut = true;
    return { ...node, children: [] };
  }

  function limitList(node: WidgetNode, children: WidgetNode[], depth: number): WidgetNode {
    const kept: WidgetNode[] = [];
    let changed = false;
    for (const child of children) {
      if (left <= 0) break;
      left -= 1;
      const limited = isNode(child) ? limit(child, depth + 1) : child;
      changed ||= limited !== child;
      kept.push(limited);
    }
    if (kept.length < children.length) cut = true;
    return changed || kept.length < children.length ? { ...node, children: kept } : node;
  }

  return { root: limit(root, 1), cut };
}
