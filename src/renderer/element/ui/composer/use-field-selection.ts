import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { snapSelection } from '../../controller/composer/tag-caret.ts';
import type { TextSelection } from '../../controller/composer/tag-caret.ts';
import type { PlacedTag } from '../../controller/composer/tag-text.ts';

/**
 * The cursor of a field, kept out of its tags. React's own `onSelect` knows nothing of shadow roots.
 * @param onMove also when the focus comes or goes.
 */
export function useFieldSelection(
  field: RefObject<HTMLTextAreaElement | null>,
  tags: () => readonly PlacedTag[],
  onMove: () => void,
): TextSelection {
  const [selection, setSelection] = useState<TextSelection>({ start: 0, end: 0 });
  const previous = useRef(0);
  const latest = useRef({ tags, onMove });
  useEffect(() => {
    latest.current = { tags, onMove };
  });

  useEffect(() => {
    const element = field.current;
    if (element === null) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    let held = false;
    let composing = false;
    const read = (snap: boolean): void => {
      const now = { start: element.selectionStart, end: element.selectionEnd };
      const wanted = snap ? snapSelection(latest.current.tags(), now, previous.current) : now;
      if (wanted !== now) element.setSelectionRange(wanted.start, wanted.end, element.selectionDirection);
      previous.current = wanted.end;
      setSelection((before) => (before.start === wanted.start && before.end === wanted.end ? before : wanted));
      latest.current.onMove();
    };
    const moved = (): void => {
      if (!held && !composing) read(true);
    };
    element.addEventListener('selectionchange', moved, { signal });
    element.addEventListener('keyup', moved, { signal });
    element.addEventListener('focus', moved, { signal });
    element.addEventListener('blur', () => read(false), { signal });
    element.addEventListener('pointerdown', () => (held = true), { signal });
    element.addEventListener('compositionstart', () => (composing = true), { signal });
    element.addEventListener('compositionend', () => (composing = false), { signal });
    // A selection may be drawn beyond the field, and is corrected once it is made.
    for (const name of ['pointerup', 'pointercancel']) {
      window.addEventListener(name, () => {
        if (!held) return;
        held = false;
        moved();
      }, { signal });
    }
    return () => stop.abort();
  }, [field]);

  return selection;
}
