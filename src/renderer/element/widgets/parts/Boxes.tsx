import type { ReactNode } from 'react';
import type { NodeProps } from '../context.ts';
import { childNodes, flag, label, number } from '../read.ts';
import { boxStyle, defined } from '../values/block.ts';
import { color } from '../values/color.ts';
import { extent, space } from '../values/length.ts';
import { Nodes } from './Nodes.tsx';

/** A container with its children in a row or a column (§8). */
export function Box({ node }: NodeProps): ReactNode {
  return (
    <div className="w-box" data-direction={node['direction'] === 'row' ? 'row' : 'col'} style={boxStyle(node)}>
      <Nodes of={node.children} />
    </div>
  );
}

export function Row({ node }: NodeProps): ReactNode {
  return (
    <div className="w-box w-row" data-direction="row" style={boxStyle(node)}>
      <Nodes of={node.children} />
    </div>
  );
}

export function Col({ node }: NodeProps): ReactNode {
  return (
    <div className="w-box w-col" data-direction="col" style={boxStyle(node)}>
      <Nodes of={node.children} />
    </div>
  );
}

/** Takes the free place between its neighbours. */
export function Spacer({ node }: NodeProps): ReactNode {
  const least = extent(node['minSize']);
  return <div className="w-spacer" style={defined({ minWidth: least, minHeight: least })} />;
}

/** A rule; a flush one reaches the edges of the card around it. */
export function Divider({ node }: NodeProps): ReactNode {
  const size = number(node['size']);
  return (
    <hr
      className="w-divider"
      data-flush={flag(node['flush'])}
      style={defined({
        borderBlockStartWidth: size === undefined ? undefined : `${Math.min(Math.max(size, 1), 16)}px`,
        borderBlockStartColor: color(node['color'], 'line'), marginBlock: space(node['spacing']),
      })}
    />
  );
}

/** Lets a child that takes the place of another one appear softly. */
export function Transition({ node }: NodeProps): ReactNode {
  const [child] = childNodes(node.children);
  if (child === undefined) return null;
  return (
    <div className="w-transition" key={label(child.key) ?? label(child.id) ?? child.type}>
      <Nodes of={child} />
    </div>
  );
}
