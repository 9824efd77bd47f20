import { useEffect } from 'react';
import type { RefObject } from 'react';
import type { Jump } from '../controller/jump.ts';
import { focusLate } from '../late-focus.ts';

export interface JumpTarget {
  jump: Jump | undefined;
  scroller: RefObject<HTMLElement | null>;
  content: RefObject<HTMLElement | null>;
  /** Ends the following of the end. */
  leave: () => void;
}

/** How long the item stays marked, in ms; also in turns.css. */
const markedMs = 2_000;
/** Parts that come on demand may still move what is shown, for so many ms. */
const settlingMs = 1_500;
const maxFrames = 30;

/** Takes the reader to the item of a jump once it is drawn: into the middle of the view, marked, and with the focus. */
export function useJump({ jump, scroller, content, leave }: JumpTarget): void {
  const found = jump?.state === 'found' ? jump : undefined;
  useEffect(() => {
    const { current: area } = scroller;
    const { current: column } = content;
    if (found === undefined || area === null || column === null) return undefined;
    leave();
    return follow(area, column, found.itemId);
  }, [found, scroller, content, leave]);
}

function follow(scroller: HTMLElement, content: HTMLElement, itemId: string): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let frame = 0;
  let target: HTMLElement | undefined;
  const observer = new ResizeObserver(() => centre());

  /** What is taller than the view shows its beginning. */
  function centre(): void {
    target?.scrollIntoView({ block: target.offsetHeight > scroller.clientHeight ? 'start' : 'center' });
  }

  function seek(frames: number): void {
    target = targetIn(content, itemId);
    if (target === undefined) {
      if (frames > 0) frame = requestAnimationFrame(() => seek(frames - 1));
      return;
    }
    centre();
    mark(target, signal);
    observer.observe(content);
    const settled = setTimeout(() => observer.disconnect(), settlingMs);
    signal.addEventListener('abort', () => clearTimeout(settled));
    // The reader's own scrolling comes first.
    for (const name of ['wheel', 'pointerdown', 'keydown']) scroller.addEventListener(name, () => observer.disconnect(), { passive: true, signal });
  }

  seek(maxFrames);
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
    stop.abort();
  };
}

/** The item's own first box; a turn where it has none. */
function targetIn(content: HTMLElement, itemId: string): HTMLElement | undefined {
  const item = content.querySelector<HTMLElement>(`[data-item="${CSS.escape(itemId)}"]`);
  if (item === null || !item.classList.contains('item')) return item ?? undefined;
  const [first] = item.children;
  return first instanceof HTMLElement ? first : (item.closest<HTMLElement>('.turn') ?? undefined);
}

function mark(target: HTMLElement, signal: AbortSignal): void {
  target.dataset['found'] = '';
  target.tabIndex = -1;
  focusLate(target);
  const unmark = (): void => {
    clearTimeout(timer);
    delete target.dataset['found'];
  };
  const timer = setTimeout(unmark, markedMs);
  signal.addEventListener('abort', unmark);
  target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true });
}
