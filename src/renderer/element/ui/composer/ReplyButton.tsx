import { Reply } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useController, useStrings } from '../context.ts';
import { useElementRoot } from '../element-root.ts';
import { useParts } from './composer-context.ts';
import { placeAbove } from './place-above.ts';
import { clearSelection, selectedReply } from './selected-reply.ts';
import type { SelectedReply } from './selected-reply.ts';

/** "Reply" beside selected text of an answer: quotes it in the next message. */
export function ReplyButton(): ReactNode {
  const strings = useStrings();
  const { composer } = useController();
  const { threadId, field } = useParts();
  const { root, layer } = useElementRoot();
  const [selected, setSelected] = useState<SelectedReply>();
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => (root === null ? undefined : watchSelection(root, setSelected)), [root]);

  useLayoutEffect(() => {
    const card = box.current;
    if (card === null || selected === undefined) return;
    if (!card.matches(':popover-open')) card.showPopover();
    const place = placeAbove(selected.rect, card.getBoundingClientRect(), { width: innerWidth, height: innerHeight });
    card.style.left = `${place.left}px`;
    card.style.top = `${place.top}px`;
  }, [selected]);

  if (layer === null || selected === undefined) return null;
  const { text } = selected;

  function reply(): void {
    composer.setQuote(threadId, text);
    setSelected(undefined);
    clearSelection();
    field.current?.focus();
  }

  return createPortal(
    // The press must not take the selection away before it is read.
    <div ref={box} className="reply" popover="manual" onPointerDown={(event) => event.preventDefault()}>
      <button type="button" onClick={reply}>
        <Reply size={16} strokeWidth={1.75} className="directional" aria-hidden />
        {strings.quoteReply}
      </button>
    </div>,
    layer,
  );
}

/** Tells of a selection once it is made, and when it is gone or has moved. */
function watchSelection(root: ShadowRoot, tell: (selected: SelectedReply | undefined) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const made = (): void => tell(selectedReply(root));
  root.addEventListener('pointerup', () => requestAnimationFrame(made), { signal });
  root.addEventListener('keyup', (event) => {
    if (event instanceof KeyboardEvent && (event.shiftKey || event.key === 'Shift')) made();
  }, { signal });
  document.addEventListener('selectionchange', () => {
    if (selectedReply(root) === undefined) tell(undefined);
  }, { signal });
  root.addEventListener('scroll', () => tell(undefined), { signal, capture: true, passive: true });
  return () => stop.abort();
}
