import { useContext } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import { useStrings } from '../ui/context.ts';
import { NotesContext } from './message-context.ts';

/** The id of a note within its message. */
export function noteId(prefix: string, number: number): string {
  return `${prefix}-note-${number}`;
}

/** Goes to an element of the same message. An address (`#…`) would move the page, and cannot reach into a shadow root. */
export function focusWithin(event: MouseEvent<HTMLElement>, selector: string): void {
  const target = event.currentTarget.closest('.markdown')?.querySelector<HTMLElement>(selector);
  target?.scrollIntoView({ block: 'nearest' });
  target?.focus({ preventScroll: true });
}

/** The number in the text that leads to a footnote. */
export function NoteMark({ name }: { name: string }): ReactNode {
  const strings = useStrings();
  const { prefix, numbers } = useContext(NotesContext);
  const number = numbers.get(name);
  if (number === undefined) return null;
  const id = noteId(prefix, number);
  return (
    <sup className="note-mark">
      <button type="button" data-note={number} aria-label={strings.noteMark(number)} onClick={(event) => focusWithin(event, `[id="${id}"]`)}>
        {number}
      </button>
    </sup>
  );
}
