import type { ReactNode } from 'react';
import { useReveal } from '../../hooks/use-reveal.ts';
import { RichText } from '../../ui/RichText.tsx';
import { useWidget } from '../context.ts';
import type { NodeProps } from '../context.ts';
import { flag, oneOf, record, whole, words } from '../read.ts';
import { defined, textStyle } from '../values/block.ts';
import { extent } from '../values/length.ts';
import { EditableText } from './EditableText.tsx';

const textSizes = ['xs', 'sm', 'md', 'lg', 'xl'] as const;
const titleSizes = ['sm', 'md', 'lg', 'xl', '2xl', '3xl', '4xl', '5xl'] as const;

/** Text that arrives bit by bit is shown at the display's rhythm. */
function Streaming({ value, streaming }: { value: string; streaming: boolean }): ReactNode {
  return useReveal(value, streaming);
}

export function TextView({ node }: NodeProps): ReactNode {
  const editable = record(node['editable']);
  if (editable !== undefined) return <EditableText node={node} editable={editable} />;
  const lines = whole(node['minLines'], 1, 50);
  return (
    <p
      className="w-text"
      data-size={oneOf(node['size'], textSizes) ?? 'md'}
      data-italic={flag(node['italic'])}
      data-struck={flag(node['lineThrough'])}
      style={{ ...textStyle(node), ...defined({ width: extent(node['width']), minHeight: lines === undefined ? undefined : `${lines}lh` }) }}
    >
      <Streaming value={words(node['value'])} streaming={flag(node['streaming'])} />
    </p>
  );
}

export function Title({ node }: NodeProps): ReactNode {
  return (
    <h3 className="w-title" data-size={oneOf(node['size'], titleSizes) ?? 'md'} style={textStyle(node)}>
      {words(node['value'])}
    </h3>
  );
}

export function Caption({ node }: NodeProps): ReactNode {
  return (
    <p className="w-caption" data-size={oneOf(node['size'], textSizes) ?? 'md'} style={textStyle(node)}>
      {words(node['value'])}
    </p>
  );
}

export function LabelView({ node }: NodeProps): ReactNode {
  const { plan } = useWidget();
  return (
    <label className="w-label" htmlFor={plan.targets.get(node)} data-size={oneOf(node['size'], textSizes) ?? 'sm'} style={textStyle(node)}>
      {words(node['value'], 1_000)}
    </label>
  );
}

export function MarkdownView({ node }: NodeProps): ReactNode {
  return (
    <div className="w-markdown">
      <RichText text={words(node['value'], 100_000)} streaming={flag(node['streaming'])} />
    </div>
  );
}
