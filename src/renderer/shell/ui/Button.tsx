import type { ComponentProps, ReactNode } from 'react';

interface ButtonProps extends ComponentProps<'button'> {
  variant?: 'primary' | 'secondary' | 'quiet';
  /** Keeps its width, ignores presses and says so to assistive technology, without losing the focus. */
  busy?: boolean;
  /** Spoken while busy, e.g. "Signing in". */
  busyLabel?: string;
}

/** A text button. `type` is `button` unless a form asks for `submit`. */
export function Button({ variant = 'secondary', busy = false, busyLabel, className = '', children, onClick, ...button }: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      {...button}
      className={`button button-${variant} ${className}`}
      aria-disabled={busy || button['aria-disabled'] || undefined}
      data-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      <span className="button-label">{children}</span>
      {busy && (
        <span className="button-busy" role="status">
          <span className="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {busyLabel !== undefined && <span className="visually-hidden">{busyLabel}</span>}
        </span>
      )}
    </button>
  );
}
