import type { Root, RootContent } from 'mdast';
import type { Position } from 'unist';

/** A node with its children, whatever its type. */
export interface Parent {
  type: string;
  children: RootContent[];
  position?: Root['position'];
}

export function isParent(node: RootContent | Root): node is Extract<RootContent, Parent> {
  return 'children' in node;
}

/** Names of elements that only our own parts draw; nothing a model writes can make them. */
export const ownElements = { citation: 'lk-citation', note: 'lk-note', hidden: 'lk-hidden' } as const;

/** Type of our own nodes, which no parser makes. */
export const ownType = 'ownPart';

/** A node of ours in a Markdown tree: drawn by the component of that name, with these properties. */
export function ownNode(name: keyof typeof ownElements, properties: Record<string, string | number>, position?: Position): RootContent {
  const node = { type: ownType, children: [], data: { hName: ownElements[name], hProperties: properties }, ...(position && { position }) };
  return node as unknown as RootContent;
}
