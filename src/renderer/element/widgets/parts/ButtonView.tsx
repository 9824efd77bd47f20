import { useContext } from 'react';
import type { ReactNode } from 'react';
import { useStrings } from '../../ui/context.ts';
import { Icon } from '../../icons/Icon.tsx';
import { useAction } from '../actions/use-action.ts';
import { FormContext } from '../context.ts';
import type { NodeProps } from '../context.ts';
import { flag, label, oneOf } from '../read.ts';
import { controlSizes, controlVariants } from './control.ts';
import { Spinner } from './Spinner.tsx';

const colors = ['primary', 'secondary', 'info', 'discovery', 'success', 'caution', 'warning', 'danger'] as const;
const iconSizes: Readonly<Record<string, number>> = { sm: 14, md: 16, lg: 18, xl: 20, '2xl': 24 };

/** The name of a button that shows an icon only: `lucide:trash-2` is "trash". */
function iconWords(name: unknown): string | undefined {
  const text = label(name)?.replace(/^[a-z]+:/, '').replace(/-?\d+$/, '').replaceAll('-', ' ').trim();
  return text === '' ? undefined : text;
}

/** A button (§8): runs its action, or submits the form around it. */
export function ButtonView({ node }: NodeProps): ReactNode {
  const strings = useStrings();
  const form = useContext(FormContext);
  const action = useAction(node['onClickAction'], { auto: 'self' });
  const submits = flag(node['submit']) && form !== undefined;
  const name = label(node['label']);
  const primary = node['style'] === 'primary' || (submits && node['style'] === undefined && node['color'] === undefined);
  const color = oneOf(node['color'], colors) ?? (primary ? 'primary' : 'secondary');
  const variant = oneOf(node['variant'], controlVariants) ?? (color === 'secondary' ? 'outline' : 'solid');
  const iconSize = iconSizes[oneOf(node['iconSize'], ['sm', 'md', 'lg', 'xl', '2xl']) ?? 'md'] ?? 16;
  const iconOnly = name === undefined;

  function press(): void {
    if (action.held || action.busy) return;
    if (!submits) action.fire();
    else if (form.canSubmit()) form.submit();
    else if (form.validate()) action.fire();
  }

  return (
    <button
      type="button"
      className="w-button"
      data-color={color}
      data-variant={variant}
      data-size={oneOf(node['size'], controlSizes) ?? 'md'}
      data-pill={flag(node['pill'])}
      data-square={flag(node['uniform']) || iconOnly}
      data-block={flag(node['block'])}
      disabled={flag(node['disabled'])}
      aria-disabled={action.held || action.busy ? true : undefined}
      aria-busy={action.busy ? true : undefined}
      title={action.held ? strings.widgetHeld : iconOnly ? iconWords(node['iconStart'] ?? node['iconEnd']) : undefined}
      aria-label={iconOnly ? iconWords(node['iconStart'] ?? node['iconEnd']) : undefined}
      onClick={press}
    >
      {action.busy ? <Spinner size={iconSize} /> : <Icon name={node['iconStart']} size={iconSize} />}
      {name !== undefined && <span>{name}</span>}
      {!(action.busy && iconOnly) && <Icon name={node['iconEnd']} size={iconSize} />}
    </button>
  );
}
