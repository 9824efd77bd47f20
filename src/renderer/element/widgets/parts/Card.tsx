import type { CSSProperties, ReactNode } from 'react';
import { useStrings } from '../../ui/context.ts';
import { useAction } from '../actions/use-action.ts';
import type { NodeProps } from '../context.ts';
import { isForm } from '../forms/plan-fields.ts';
import { childNodes, flag, label, oneOf, record } from '../read.ts';
import { borders } from '../values/border.ts';
import { defined, groundStyle, paddingStyle, sides } from '../values/block.ts';
import { FormFrame, useSubmit } from './FormFrame.tsx';
import { Nodes } from './Nodes.tsx';
import { Spinner } from './Spinner.tsx';
import { Status } from './Status.tsx';

/** A bordered container with a status line and, at its foot, what confirms or cancels it (§8). */
export function Card({ node }: NodeProps): ReactNode {
  const collapsed = flag(node['collapsed']);
  const { start, end, top, bottom } = sides(node['padding']);
  // Flush parts reach past the padding; they take it from here.
  const insets = defined({}) as CSSProperties & Record<string, string>;
  for (const [name, value] of Object.entries({ '--inset-start': start, '--inset-end': end, '--inset-top': top, '--inset-bottom': bottom })) {
    if (value !== undefined) insets[name] = value;
  }
  const style = { ...insets, ...borders(node['border']), ...groundStyle(node['background']) };
  const form = isForm(node);
  const inside = (
    <>
      <Status of={node['status']} />
      {!collapsed && childNodes(node.children).length > 0 && (
        <div className="w-card-body" style={paddingStyle(node['padding'])}>
          <Nodes of={node.children} />
        </div>
      )}
      {!collapsed && <Foot node={node} form={form} />}
    </>
  );
  const shared = { 'data-size': oneOf(node['size'], ['sm', 'md', 'lg', 'full']) ?? 'md', 'data-theme': oneOf(node['theme'], ['light', 'dark']) };
  return (
    <div className="w-card" {...shared} data-collapsed={collapsed} style={style}>
      {form ? <FormFrame className="w-card-form">{inside}</FormFrame> : inside}
    </div>
  );
}

function Foot({ node, form }: NodeProps & { form: boolean }): ReactNode {
  const strings = useStrings();
  const confirm = record(node['confirm']);
  const cancel = record(node['cancel']);
  const confirming = useAction(confirm?.['action'], { auto: 'container', submits: form });
  const cancelling = useAction(cancel?.['action'], { auto: 'container', bare: true });
  useSubmit(form && confirming.present && !confirming.held ? () => confirming.fire() : undefined);
  if (confirm === undefined && cancel === undefined) return null;
  const held = (action: typeof confirming): object => ({
    'aria-disabled': action.held || !action.present ? true : undefined, title: action.held ? strings.widgetHeld : undefined,
  });
  return (
    <div className="w-card-foot">
      {cancel !== undefined && (
        <button type="button" className="w-button" data-color="secondary" data-variant="outline" data-size="md" {...held(cancelling)} onClick={() => cancelling.fire()}>
          <span>{label(cancel['label'])}</span>
        </button>
      )}
      {confirm !== undefined && (
        <button
          type={form ? 'submit' : 'button'}
          className="w-button"
          data-color="primary"
          data-variant="solid"
          data-size="md"
          {...held(confirming)}
          onClick={form ? undefined : () => confirming.fire()}
        >
          {confirming.busy && <Spinner size={16} />}
          <span>{label(confirm['label'])}</span>
        </button>
      )}
    </div>
  );
}
