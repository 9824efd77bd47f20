import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { focusLate } from '../../late-focus.ts';
import { useStrings } from '../../ui/context.ts';
import { useWidget } from '../context.ts';
import type { NodeProps } from '../context.ts';
import { checkText } from '../forms/check-text.ts';
import { useEnter } from '../forms/use-enter.ts';
import { useField } from '../forms/use-field.ts';
import { flag, label, oneOf, whole, words } from '../read.ts';
import { controlSizes, gutterSizes } from './control.ts';
import { Problem } from './Problem.tsx';

const inputTypes = ['number', 'email', 'text', 'password', 'tel', 'url'] as const;

/** What `Input` and `Textarea` have in common. */
function useTextField<E extends HTMLInputElement | HTMLTextAreaElement>({ node }: NodeProps) {
  const strings = useStrings();
  const { takeFocus } = useWidget();
  const disabled = flag(node['disabled']);
  const [field, attach] = useField<string, E>(node, { initial: words(node['defaultValue']), disabled, check: (value) => checkText(strings, node, value) });
  const wantsFocus = flag(node['autoFocus']);
  const { element } = field;
  useEffect(() => {
    if (wantsFocus && takeFocus()) focusLate(element());
  }, [wantsFocus, takeFocus, element]);

  const placeholder = label(node['placeholder']);
  const foreign = flag(node['allowAutofillExtensions']);
  return {
    field, attach,
    props: {
      id: field.id, disabled, placeholder, value: field.value, className: 'w-input',
      // While it is empty its placeholder runs the way the widget does.
      dir: field.value === '' ? undefined : 'auto',
      'data-variant': oneOf(node['variant'], ['soft', 'outline']) ?? 'outline',
      'data-size': oneOf(node['size'], controlSizes) ?? 'md',
      'data-gutter': oneOf(node['gutterSize'], gutterSizes),
      'data-pill': flag(node['pill']),
      'aria-label': field.labelled ? undefined : (placeholder ?? field.name),
      'aria-required': flag(node['required']) ? true : undefined,
      'aria-invalid': field.problem === undefined ? undefined : true,
      'aria-describedby': field.problem === undefined ? undefined : field.problemId,
      'data-1p-ignore': foreign ? undefined : '', 'data-lpignore': foreign ? undefined : 'true',
      onFocus: flag(node['autoSelect']) ? () => element()?.select() : undefined,
      onChange: (event: { target: { value: string } }) => field.setValue(event.target.value),
    } as const,
  };
}

/** One line of text (§8). Checks are in words of ours, so the browser's own bubbles are off. */
export function InputView({ node }: NodeProps): ReactNode {
  const enter = useEnter();
  const { field, attach, props } = useTextField<HTMLInputElement>({ node });
  const kind = oneOf(node['inputType'], inputTypes) ?? 'text';
  return (
    <div className="w-field">
      <input
        {...props}
        ref={attach}
        // A number stays text: the browser's number field hides what it cannot read, and steps when scrolled over.
        type={kind === 'number' ? 'text' : kind}
        inputMode={kind === 'number' ? 'decimal' : undefined}
        autoComplete={kind === 'password' ? 'new-password' : 'off'}
        onKeyDown={(event) => {
          if (event.key === 'Enter') enter(event);
        }}
      />
      <Problem id={field.problemId} text={field.problem} />
    </div>
  );
}

/** Several lines of text; Enter with Ctrl or Cmd submits the form. */
export function TextareaView({ node }: NodeProps): ReactNode {
  const enter = useEnter();
  const { field, attach, props } = useTextField<HTMLTextAreaElement>({ node });
  const rows = whole(node['rows'], 1, 30) ?? 3;
  const grows = flag(node['autoResize']) || node['maxRows'] !== undefined;
  return (
    <div className="w-field">
      <textarea
        {...props}
        ref={attach}
        rows={rows}
        data-grows={grows}
        style={grows ? { maxHeight: `calc(${Math.max(rows, whole(node['maxRows'], 1, 40) ?? 12)}lh + 18px)`, minHeight: `calc(${rows}lh + 18px)` } : {}}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) enter(event);
        }}
      />
      <Problem id={field.problemId} text={field.problem} />
    </div>
  );
}
