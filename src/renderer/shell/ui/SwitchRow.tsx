import { Switch } from 'radix-ui';
import { useId, type ReactNode } from 'react';

interface SwitchRowProps {
  label: string;
  hint?: string | undefined;
  checked: boolean;
  disabled?: boolean | undefined;
  onChange(checked: boolean): void;
}

/** One thing that is on or off, with what it means; all of the line can be pressed. */
export function SwitchRow({ label, hint, checked, disabled = false, onChange }: SwitchRowProps): ReactNode {
  const id = useId();
  return (
    <div className="switch-row" data-disabled={disabled || undefined}>
      <label htmlFor={id}>
        {label}
        {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
      </label>
      <Switch.Root id={id} className="switch" checked={checked} disabled={disabled} onCheckedChange={onChange} aria-describedby={hint === undefined ? undefined : `${id}-hint`} aria-label={label}>
        <Switch.Thumb className="switch-thumb" />
      </Switch.Root>
    </div>
  );
}
