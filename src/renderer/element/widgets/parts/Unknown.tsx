import type { ReactNode } from 'react';
import { useStrings } from '../../ui/context.ts';
import type { NodeProps } from '../context.ts';
import { childNodes } from '../read.ts';
import { Nodes } from './Nodes.tsx';

/** A type that is not known here: what it holds, or a quiet line (§8). */
export function Unknown({ node }: NodeProps): ReactNode {
  const strings = useStrings();
  if (childNodes(node.children).length === 0) return <p className="w-note">{strings.widgetPartUnknown}</p>;
  return <Nodes of={node.children} />;
}
