import type { ComponentProps, ReactNode } from 'react';

interface ButtonProps extends ComponentProps<'button'> {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  /** Keeps its width, ignores presses and says so to assistive technology, without losing the focus. */
  busy?: boolean;
  /** Its name while busy, e.g. "Signing in"; also spoken when it begins. */
  busyLabel?: string;
}

/** A text button. `type` is `button` unless a form asks for `submit`. */
export function Button({
  variant = 'secondary',
  busy = false,
  busyLabel,
  className = '',
  children,
  onClick,
  ...button
}: ButtonProps): ReactNode {
  return (
    <>
      <button
        type="button"
        {...button}
        className={`button button-${variant} ${className}`}
        aria-disabled={busy || button['aria-disabled'] || undefined}
        aria-label={busy ? busyLabel : button['aria-label']}
        data-busy={busy || undefined}
        onClick={(event) => {
          if (busy) event.preventDefault();
          else onClick?.(event);
        }}
      >
        <span className="button-label">{children}</span>
        {busy && (
          <span className="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
        )}
      </button>
      {busyLabel !== undefined && (
        <span className="visually-hidden" role="status">
          {busy ? busyLabel : ''}
        </span>
      )}
    </>
  );
}
