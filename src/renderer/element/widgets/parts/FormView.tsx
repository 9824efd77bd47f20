import type { ReactNode } from 'react';
import { useAction } from '../actions/use-action.ts';
import type { NodeProps } from '../context.ts';
import { boxStyle } from '../values/block.ts';
import { FormFrame, useSubmit } from './FormFrame.tsx';
import { Nodes } from './Nodes.tsx';

/** Fields that are sent together (§8). */
export function FormView({ node }: NodeProps): ReactNode {
  return (
    <FormFrame className="w-box w-form" style={boxStyle(node)} direction={node['direction'] === 'row' ? 'row' : 'col'}>
      <Submit node={node} />
      <Nodes of={node.children} />
    </FormFrame>
  );
}

/** Inside the form, whose values its action takes along. */
function Submit({ node }: NodeProps): ReactNode {
  const action = useAction(node['onSubmitAction'], { auto: 'container', submits: true });
  useSubmit(action.present ? () => action.fire() : undefined);
  return null;
}
