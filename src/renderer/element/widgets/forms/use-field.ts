import { useCallback, useContext, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import type { RefCallback } from 'react';
import type { WidgetNode } from '../../../../shared/chatkit/types.ts';
import { FormContext, useWidget } from '../context.ts';
import type { FieldValue } from './payload.ts';

export interface FieldOptions<T extends FieldValue> {
  /** The value until the reader has entered one. */
  initial: T;
  /** What is wrong with a value, in words. */
  check: (value: T) => string | undefined;
  /** Takes no part in its form. */
  disabled: boolean;
}

export interface Field<T extends FieldValue, E extends HTMLElement> {
  value: T;
  setValue: (value: T) => void;
  /** That control, while it is on the page. */
  element: () => E | null;
  /** What is wrong, once that has been looked for; goes as soon as the value changes. */
  problem: string | undefined;
  id: string;
  problemId: string;
  name: string | undefined;
  /** A `Label` of the widget names the control. */
  labelled: boolean;
}

/** Binds a control to its form and to what the reader has entered before. @returns the field, and the `ref` of the control that takes the focus. */
export function useField<T extends FieldValue, E extends HTMLElement>(node: WidgetNode, options: FieldOptions<T>): [Field<T, E>, RefCallback<E>] {
  const { entries, plan } = useWidget();
  const form = useContext(FormContext);
  const fallback = useId();
  const place = plan.places.get(node);
  const key = place?.key ?? fallback;
  const name = place?.name;
  const control = useRef<E>(null);
  const [problem, setProblem] = useState<string>();
  const entered = useSyncExternalStore(entries.subscribe, () => entries.get(key));
  const { initial, disabled } = options;
  const value = entered !== undefined && typeof entered === typeof (initial ?? '') ? (entered as T) : entered === null ? (null as T) : initial;

  const latest = useRef({ value, check: options.check });
  useEffect(() => {
    latest.current = { value, check: options.check };
  });

  useEffect(() => {
    if (form === undefined || disabled) return undefined;
    return form.join({
      name: name ?? '', key,
      element: () => control.current,
      read: () => (entries.get(key) as T | undefined) ?? latest.current.value,
      check: (show) => {
        const found = latest.current.check(latest.current.value);
        if (show) setProblem(found);
        return found;
      },
    });
  }, [form, name, key, disabled, entries]);

  const setValue = useCallback((next: T) => {
    latest.current = { ...latest.current, value: next };
    entries.set(key, next);
    setProblem(undefined);
  }, [entries, key]);

  const attach = useCallback((element: E | null) => {
    control.current = element;
  }, []);
  const element = useCallback(() => control.current, []);

  const id = place?.domId ?? fallback;
  return [{ value, setValue, element, problem, id, problemId: `${id}-problem`, name, labelled: place?.labelled ?? false }, attach];
}
