import { useContext, useEffect, useState } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import { FormContext } from '../context.ts';
import { createFormScope } from '../forms/form-scope.ts';

export interface FormFrameProps {
  className: string;
  style?: CSSProperties;
  direction?: 'row' | 'col';
  name?: string | undefined;
  children: ReactNode;
}

/**
 * A form of its own. `form` elements cannot stand in one another, so an inner one is a group; both are submitted by their
 * scope, never by the browser.
 */
export function FormFrame({ className, style, direction = 'col', name, children }: FormFrameProps): ReactNode {
  const inner = useContext(FormContext) !== undefined;
  const [scope] = useState(createFormScope);
  const shared = { className, style, 'data-direction': direction, 'aria-label': name };
  return (
    <FormContext value={scope}>
      {inner ? (
        <div role="group" {...shared}>
          {children}
        </div>
      ) : (
        <form
          noValidate
          {...shared}
          onSubmit={(event) => {
            event.preventDefault();
            scope.submit();
          }}
        >
          {children}
        </form>
      )}
    </FormContext>
  );
}

/** Says what submitting the form around does; `undefined`: nothing can be submitted. */
export function useSubmit(submit: (() => void) | undefined): void {
  const form = useContext(FormContext);
  useEffect(() => {
    if (form === undefined) return undefined;
    form.setSubmit(submit);
    return () => form.setSubmit(undefined);
  });
}
