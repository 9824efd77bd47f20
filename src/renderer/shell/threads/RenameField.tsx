import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTexts } from '../texts.tsx';

const maxTitleLength = 200;

interface RenameFieldProps {
  title: string;
  /** `next` is `undefined` when nothing is to change. `refocus`: ended by the keyboard, so the row takes the focus back. */
  onDone(next: string | undefined, refocus: boolean): void;
}

/** Edits a title in place: Enter or leaving keeps it, Esc or an empty field does not. */
export function RenameField({ title, onDone }: RenameFieldProps): ReactNode {
  const { newTitle } = useTexts().sidebar;
  const [value, setValue] = useState(title);
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);

  useLayoutEffect(() => {
    const begin = (): void => {
      input.current?.focus();
      input.current?.select();
    };
    // A menu that started this holds the focus for a frame more. A key did not, and the next ones may be on their way.
    if (document.activeElement?.closest('[role="menu"]') === null) {
      begin();
      return undefined;
    }
    const frame = requestAnimationFrame(begin);
    return () => cancelAnimationFrame(frame);
  }, []);

  function finish(keep: boolean, refocus: boolean): void {
    if (done.current) return;
    done.current = true;
    const next = value.trim();
    onDone(keep && next !== '' && next !== title ? next : undefined, refocus);
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    finish(event.key === 'Enter', true);
  };

  return (
    <input
      ref={input}
      className="thread-rename"
      aria-label={newTitle}
      dir="auto"
      value={value}
      maxLength={maxTitleLength}
      onChange={(event) => setValue(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => finish(true, false)}
    />
  );
}
