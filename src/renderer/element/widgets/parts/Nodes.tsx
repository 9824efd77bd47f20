import type { ReactNode } from 'react';
import { useWidget } from '../context.ts';
import { childNodes, nodeKeys } from '../read.ts';

/** The children of a node, each by its type. */
export function Nodes({ of }: { of: unknown }): ReactNode {
  const { Draw } = useWidget();
  const nodes = childNodes(of);
  const keys = nodeKeys(nodes);
  return nodes.map((node, at) => <Draw key={keys[at]} node={node} />);
}
