import { useEffect } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { focusLate } from '../../late-focus.ts';
import { useStrings } from '../../ui/context.ts';
import { useWidget } from '../context.ts';
import type { NodeProps } from '../context.ts';
import { checkText } from '../forms/check-text.ts';
import { useEnter } from '../forms/use-enter.ts';
import { useField } from '../forms/use-field.ts';
import { flag, label, oneOf, words } from '../read.ts';
import { defined, textStyle } from '../values/block.ts';
import { extent } from '../values/length.ts';
import { Problem } from './Problem.tsx';

export interface EditableTextProps extends NodeProps {
  editable: Readonly<Record<string, unknown>>;
}

/** A text that is edited in its place and takes part in the form (§8). */
export function EditableText({ node, editable }: EditableTextProps): ReactNode {
  const strings = useStrings();
  const enter = useEnter();
  const [field, attach] = useField<string, HTMLTextAreaElement>(node, {
    initial: words(node['value']), disabled: false, check: (value) => checkText(strings, editable, value),
  });
  const placeholder = label(editable['placeholder']);

  const { takeFocus } = useWidget();
  const wantsFocus = flag(editable['autoFocus']);
  const { element } = field;
  useEffect(() => {
    if (wantsFocus && takeFocus()) focusLate(element());
  }, [wantsFocus, takeFocus, element]);

  function keyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.shiftKey) enter(event);
  }

  return (
    <div className="w-field w-editable-field" style={defined({ width: extent(node['width']) })}>
      <textarea
        ref={attach}
        id={field.id}
        className="w-text w-editable"
        dir="auto"
        rows={1}
        data-size={oneOf(node['size'], ['xs', 'sm', 'md', 'lg', 'xl']) ?? 'md'}
        data-italic={flag(node['italic'])}
        data-struck={flag(node['lineThrough'])}
        style={defined({ color: textStyle(node).color, fontWeight: textStyle(node).fontWeight, textAlign: textStyle(node).textAlign })}
        value={field.value}
        placeholder={placeholder}
        aria-label={field.labelled ? undefined : (placeholder ?? field.name)}
        aria-required={flag(editable['required'])}
        aria-invalid={field.problem !== undefined}
        aria-describedby={field.problem === undefined ? undefined : field.problemId}
        autoComplete={label(editable['autoComplete']) ?? 'off'}
        data-1p-ignore={flag(editable['allowAutofillExtensions']) ? undefined : ''}
        data-lpignore={flag(editable['allowAutofillExtensions']) ? undefined : 'true'}
        onFocus={flag(editable['autoSelect']) ? (event) => event.target.select() : undefined}
        onChange={(event) => field.setValue(event.target.value)}
        onKeyDown={keyDown}
      />
      <Problem id={field.problemId} text={field.problem} />
    </div>
  );
}
