import { ChevronDown, X } from 'lucide-react';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useStrings } from '../../ui/context.ts';
import { useAction } from '../actions/use-action.ts';
import type { NodeProps } from '../context.ts';
import { useField } from '../forms/use-field.ts';
import { flag, label, oneOf, words } from '../read.ts';
import { Combobox } from './Combobox.tsx';
import { controlSizes, controlVariants } from './control.ts';
import { readOptions } from './options.ts';
import { Problem } from './Problem.tsx';
import type { SelectProps } from './select-props.ts';

/** Above this many options one searches rather than scrolls (§8). */
const searchAbove = 15;

/** A drop-down (§8): the system's own list for a few options, a list to search for many or for those with a description. */
export function SelectView({ node }: NodeProps): ReactNode {
  const strings = useStrings();
  const action = useAction(node['onChangeAction'], { auto: 'none', repeats: true });
  const { options } = useMemo(() => readOptions(node['options']), [node]);
  const required = flag(node['required']);
  const disabled = flag(node['disabled']);
  const initial = words(node['defaultValue'], 500);
  const [field, attach] = useField<string | null, HTMLElement>(node, {
    initial: options.some(({ value }) => value === initial) ? initial : null, disabled,
    check: (value) => (required && value === null ? strings.fieldChoose : undefined),
  });
  const searchable = flag(node['searchable']) || options.length > searchAbove || options.some(({ description }) => description !== undefined);
  const clearable = flag(node['clearable']) && field.value !== null && !disabled && !action.held;

  function choose(value: string | null): void {
    field.setValue(value);
    action.fire([field.name ?? '', value]);
  }

  const props: SelectProps = {
    field, attach, options, required, choose, placeholder: label(node['placeholder']) ?? strings.selectPlaceholder, disabled: disabled || action.held,
  };
  return (
    <div className="w-field" data-block={flag(node['block'])}>
      <div
        className="w-select"
        data-variant={oneOf(node['variant'], controlVariants) ?? 'outline'}
        data-size={oneOf(node['size'], controlSizes) ?? 'md'}
        data-pill={flag(node['pill'])}
        data-empty={field.value === null}
        data-clearable={clearable}
        title={action.held ? strings.widgetHeld : undefined}
      >
        {searchable ? <Combobox {...props} /> : <NativeSelect {...props} />}
        {clearable && (
          <button
            type="button"
            className="w-clear"
            title={strings.fieldClear}
            aria-label={strings.fieldClear}
            onClick={() => {
              choose(null);
              field.element()?.focus();
            }}
          >
            <X size={14} strokeWidth={1.75} aria-hidden />
          </button>
        )}
        <ChevronDown className="w-chevron" size={16} strokeWidth={1.75} aria-hidden />
      </div>
      <Problem id={field.problemId} text={field.problem} />
    </div>
  );
}

function NativeSelect({ field, attach, options, placeholder, disabled, required, choose }: SelectProps): ReactNode {
  return (
    <select
      ref={attach}
      id={field.id}
      className="w-select-control"
      value={field.value ?? ''}
      disabled={disabled}
      aria-label={field.labelled ? undefined : (field.name ?? placeholder)}
      aria-required={required ? true : undefined}
      aria-invalid={field.problem === undefined ? undefined : true}
      aria-describedby={field.problem === undefined ? undefined : field.problemId}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="" disabled hidden>
        {placeholder}
      </option>
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
