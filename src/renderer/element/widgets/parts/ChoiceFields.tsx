import { useId } from 'react';
import type { ReactNode } from 'react';
import { useStrings } from '../../ui/context.ts';
import { useAction } from '../actions/use-action.ts';
import type { NodeProps } from '../context.ts';
import { useField } from '../forms/use-field.ts';
import { flag, label, words } from '../read.ts';
import { readOptions } from './options.ts';
import { Problem } from './Problem.tsx';

/** A yes or no (§8). */
export function CheckboxView({ node }: NodeProps): ReactNode {
  const strings = useStrings();
  const action = useAction(node['onChangeAction'], { auto: 'none', repeats: true });
  const disabled = flag(node['disabled']);
  const required = flag(node['required']);
  const [field, attach] = useField<boolean, HTMLInputElement>(node, {
    initial: flag(node['defaultChecked']), disabled, check: (value) => (required && !value ? strings.fieldTick : undefined),
  });
  const text = label(node['label']);

  function change(checked: boolean): void {
    field.setValue(checked);
    action.fire([field.name ?? '', checked]);
  }

  return (
    <div className="w-field w-choice-field">
      <label className="w-choice" data-disabled={disabled || action.held} title={action.held ? strings.widgetHeld : undefined}>
        <input
          type="checkbox"
          ref={attach}
          id={field.id}
          checked={field.value}
          disabled={disabled || action.held}
          aria-label={text === undefined && !field.labelled ? field.name : undefined}
          aria-required={required ? true : undefined}
          aria-invalid={field.problem === undefined ? undefined : true}
          aria-describedby={field.problem === undefined ? undefined : field.problemId}
          onChange={(event) => change(event.target.checked)}
        />
        {text !== undefined && <span>{text}</span>}
      </label>
      <Problem id={field.problemId} text={field.problem} />
    </div>
  );
}

/** One of a few (§8). Arrow keys move within, as with every native group. */
export function RadioGroupView({ node }: NodeProps): ReactNode {
  const strings = useStrings();
  const group = useId();
  const action = useAction(node['onChangeAction'], { auto: 'none', repeats: true });
  const disabled = flag(node['disabled']);
  const required = flag(node['required']);
  const { options } = readOptions(node['options'], 200);
  const [field, attach] = useField<string | null, HTMLInputElement>(node, {
    initial: label(node['defaultValue']) === undefined ? null : words(node['defaultValue']), disabled,
    check: (value) => (required && value === null ? strings.fieldChoose : undefined),
  });
  const target = Math.max(0, options.findIndex(({ value }) => value === field.value));

  function choose(value: string): void {
    field.setValue(value);
    action.fire([field.name ?? '', value]);
  }

  return (
    <div className="w-field w-choice-field">
      <div
        role="radiogroup"
        className="w-radios"
        data-direction={node['direction'] === 'col' ? 'col' : 'row'}
        aria-label={label(node['ariaLabel']) ?? field.name}
        aria-required={required ? true : undefined}
        aria-invalid={field.problem === undefined ? undefined : true}
        aria-describedby={field.problem === undefined ? undefined : field.problemId}
        title={action.held ? strings.widgetHeld : undefined}
      >
        {options.map((option, at) => (
          <label key={option.value} className="w-choice" data-disabled={disabled || option.disabled || action.held}>
            <input
              type="radio"
              ref={at === target ? attach : undefined}
              id={at === target ? field.id : undefined}
              name={group}
              checked={field.value === option.value}
              disabled={disabled || option.disabled || action.held}
              onChange={() => choose(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      <Problem id={field.problemId} text={field.problem} />
    </div>
  );
}
