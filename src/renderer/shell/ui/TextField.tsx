import { useId, type ComponentProps, type ReactNode } from 'react';

interface TextFieldProps extends ComponentProps<'input'> {
  label: string;
  error?: ReactNode;
  hint?: ReactNode;
  /** Laid over the right end of the input. */
  trailing?: ReactNode;
}

/** A labelled input whose error is tied to it; hint and error share one line, so that an error moves little. */
export function TextField({ label, error, hint, trailing, id, ...input }: TextFieldProps): ReactNode {
  const ownId = useId();
  const inputId = id ?? ownId;
  const noteId = `${inputId}-note`;
  const note = error ?? hint;
  return (
    <div className="field" data-invalid={error !== undefined || undefined}>
      <label htmlFor={inputId}>{label}</label>
      <div className="field-box">
        <input
          {...input}
          id={inputId}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={note === undefined ? undefined : noteId}
          data-trailing={trailing !== undefined || undefined}
        />
        {trailing}
      </div>
      {note !== undefined && (
        <p id={noteId} className="field-note">
          {note}
        </p>
      )}
    </div>
  );
}
