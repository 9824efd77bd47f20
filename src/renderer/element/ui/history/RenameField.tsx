import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { composerKey } from '../composer-keys.ts';
import { useStrings } from '../context.ts';

const maxLength = 200;

export interface RenameFieldProps {
  title: string;
  /** `next` is `undefined` when nothing is to change. `refocus`: ended by the keyboard, so the row takes the focus back. */
  onDone: (next: string | undefined, refocus: boolean) => void;
}

/** A title in its place: Enter or leaving keeps it, Esc or an empty field does not. */
export function RenameField({ title, onDone }: RenameFieldProps): ReactNode {
  const strings = useStrings();
  const [value, setValue] = useState(title);
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  function finish(keep: boolean, refocus: boolean): void {
    if (done.current) return;
    done.current = true;
    const next = value.trim();
    onDone(keep && next !== '' && next !== title ? next : undefined, refocus);
  }

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    const key = composerKey(event.nativeEvent);
    if (key === 'none') return;
    event.preventDefault();
    finish(key === 'send', true);
  }

  return (
    <input
      ref={field} className="history-rename" dir="auto" aria-label={strings.historyTitle} value={value} maxLength={maxLength}
      onChange={(event) => setValue(event.target.value)} onKeyDown={onKeyDown} onBlur={() => finish(true, false)}
    />
  );
}
