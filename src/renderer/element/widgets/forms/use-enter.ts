import { useContext } from 'react';
import type { KeyboardEvent } from 'react';
import { FormContext } from '../context.ts';

/** @returns what Enter in a text field does: it submits the form, except where it confirms what an input method offers. */
export function useEnter(): (event: KeyboardEvent) => void {
  const form = useContext(FormContext);
  return (event) => {
    if (event.nativeEvent.isComposing) return;
    event.preventDefault();
    form?.submit();
  };
}
