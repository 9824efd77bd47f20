import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useElementRoot } from '../element-root.ts';
import { placeTip } from './tip-place.ts';

/** Rest of the pointer before a tooltip shows, and time after one within which the next shows at once; in ms. */
const restMs = 500;
const warmMs = 400;

interface Shown {
  text: string;
  anchor: Element;
}

/**
 * Tooltips of everything with a `data-tip`: one for the whole element, since a thread has hundreds of buttons. Shown to a
 * resting pointer and to keyboard focus; gone with Esc, a press or scrolling. Decoration: the name is on the button.
 */
export function Tips(): ReactNode {
  const { root, layer } = useElementRoot();
  const [shown, setShown] = useState<Shown>();
  const bubble = useRef<HTMLDivElement>(null);

  useEffect(() => (root === null ? undefined : watchTips(root, setShown)), [root]);

  useLayoutEffect(() => {
    const box = bubble.current;
    if (box === null || shown === undefined) return;
    box.showPopover();
    const { left, top } = placeTip(shown.anchor.getBoundingClientRect(), box.getBoundingClientRect(), { width: innerWidth, height: innerHeight });
    box.style.left = `${left}px`;
    box.style.top = `${top}px`;
  }, [shown]);

  if (layer === null || shown === undefined) return null;
  return createPortal(
    <div ref={bubble} className="tip" popover="manual" aria-hidden dir="auto">
      {shown.text}
    </div>,
    layer,
  );
}

function watchTips(root: ShadowRoot, show: (shown: Shown | undefined) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: Element | undefined;
  let warmUntil = 0;

  function hide(): void {
    clearTimeout(timer);
    if (current !== undefined) warmUntil = performance.now() + warmMs;
    current = undefined;
    show(undefined);
  }

  function over(target: EventTarget | null, rest: number): void {
    const anchor = target instanceof Element ? target.closest('[data-tip]') : null;
    if (anchor === current) return;
    hide();
    if (anchor === null) return;
    const wait = performance.now() < warmUntil ? 0 : rest;
    timer = setTimeout(() => {
      const text = anchor.getAttribute('data-tip') ?? '';
      if (text === '' || !anchor.isConnected) return;
      current = anchor;
      show({ text, anchor });
    }, wait);
  }

  root.addEventListener('pointerover', (event) => over(event.target, restMs), { signal });
  root.host.addEventListener('pointerleave', hide, { signal });
  root.addEventListener('focusin', (event) => {
    // What is written on a button needs no telling to somebody who walks along a list.
    const { target } = event;
    if (target instanceof Element && target.matches(':focus-visible') && target.textContent === '') over(target, 0);
  }, { signal });
  root.addEventListener('focusout', hide, { signal });
  document.addEventListener('keydown', hide, { signal, capture: true });
  root.addEventListener('pointerdown', hide, { signal, capture: true });
  root.addEventListener('scroll', hide, { signal, capture: true, passive: true });
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}
