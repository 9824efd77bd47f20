import type { FieldValue } from './payload.ts';

/** A field on the page, as its form sees it. */
export interface FormField {
  name: string;
  key: string;
  /** Its place in the document. */
  element: () => HTMLElement | null;
  read: () => FieldValue;
  /** What is wrong with the value, in words; `undefined`: nothing. Shown at the field when `show` is set. */
  check: (show: boolean) => string | undefined;
}

/** One form: its fields, and what submitting does. */
export interface FormScope {
  /** @returns how to leave again. */
  join: (field: FormField) => () => void;
  /** Names and values in document order; a name that is there twice counts once. */
  values: () => readonly (readonly [name: string, value: FieldValue])[];
  /** Shows what is wrong, goes to the first wrong field. @returns whether all are right. */
  validate: () => boolean;
  keys: () => readonly string[];
  /** Says what submitting does; `undefined`: nothing. */
  setSubmit: (submit: (() => void) | undefined) => void;
  /** Whether there is something that submitting does. */
  canSubmit: () => boolean;
  /** Checks, then submits. */
  submit: () => void;
}

export function createFormScope(): FormScope {
  const fields = new Set<FormField>();
  let onSubmit: (() => void) | undefined;

  function inOrder(): FormField[] {
    return [...fields].sort((a, b) => {
      const [first, second] = [a.element(), b.element()];
      if (first === null || second === null) return 0;
      return (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) === 0 ? 1 : -1;
    });
  }

  const scope: FormScope = {
    join: (field) => {
      fields.add(field);
      return () => fields.delete(field);
    },
    values: () => {
      // A field without a name has no place in a payload.
      const found = new Map<string, FieldValue>();
      for (const field of inOrder()) if (field.name !== '' && !found.has(field.name)) found.set(field.name, field.read());
      return [...found];
    },
    validate: () => {
      const wrong = inOrder().filter((field) => field.check(true) !== undefined);
      wrong[0]?.element()?.focus();
      return wrong.length === 0;
    },
    keys: () => [...fields].map((field) => field.key),
    setSubmit: (next) => {
      onSubmit = next;
    },
    canSubmit: () => onSubmit !== undefined,
    submit: () => {
      if (onSubmit !== undefined && scope.validate()) onSubmit();
    },
  };
  return scope;
}
