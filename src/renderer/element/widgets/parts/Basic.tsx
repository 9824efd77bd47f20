import type { ReactNode } from 'react';
import type { NodeProps } from '../context.ts';
import { oneOf } from '../read.ts';
import { flowStyle, paddingStyle } from '../values/block.ts';
import { Nodes } from './Nodes.tsx';

/** A root without a frame (§8). */
export function Basic({ node }: NodeProps): ReactNode {
  return (
    <div
      className="w-box w-basic"
      data-direction={node['direction'] === 'row' ? 'row' : 'col'}
      data-theme={oneOf(node['theme'], ['light', 'dark'])}
      style={{ ...flowStyle(node), ...paddingStyle(node['padding']) }}
    >
      <Nodes of={node.children} />
    </div>
  );
}
