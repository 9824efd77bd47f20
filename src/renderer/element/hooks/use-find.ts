import { useEffect } from 'react';
import type { RefObject } from 'react';
import type { Find } from '../controller/find-state.ts';
import { placesOf } from '../controller/find-text.ts';

export interface FindTarget {
  find: Find | undefined;
  scroller: RefObject<HTMLElement | null>;
  content: RefObject<HTMLElement | null>;
  /** Ends the following of the end. */
  leave: () => void;
}

/** Names of the marks, which `turns.css` colours. */
const allName = 'chat-find';
const currentName = 'chat-find-current';
/** What is reached for is drawn within so many frames. */
const maxFrames = 30;
/** Text that is there for assistive technology or for the mouse alone. */
const skipped = '.unseen, .actions, [aria-hidden="true"], button, .delivery';

/** Marks what is found in everything that is drawn, and takes the reader to the present place. */
export function useFind({ find, scroller, content, leave }: FindTarget): void {
  useEffect(() => {
    const { current: area } = scroller;
    const { current: column } = content;
    if (find === undefined || area === null || column === null || !('highlights' in CSS)) return undefined;
    leave();
    return follow(area, column, find);
  }, [find, scroller, content, leave]);
}

function follow(scroller: HTMLElement, content: HTMLElement, { wanted, itemId, nth }: Find): () => void {
  let frame = 0;
  let remaining = maxFrames;
  let arrived = itemId === undefined;

  function mark(): void {
    const all: Range[] = [];
    let current: Range | undefined;
    for (const item of content.querySelectorAll<HTMLElement>('[data-item]')) {
      const ranges = rangesIn(item, wanted);
      if (item.dataset['item'] === itemId) current = ranges[Math.min(nth, ranges.length - 1)];
      all.push(...ranges);
    }
    CSS.highlights.set(allName, new Highlight(...all));
    const top = new Highlight(...(current === undefined ? [] : [current]));
    top.priority = 1;
    CSS.highlights.set(currentName, top);
    if (arrived) return;
    if (current !== undefined) {
      arrived = true;
      show(scroller, current);
    } else if ((remaining -= 1) > 0) again();
  }

  function again(): void {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(mark);
  }

  const observer = new MutationObserver(again);
  observer.observe(content, { childList: true, characterData: true, subtree: true });
  mark();
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
    CSS.highlights.delete(allName);
    CSS.highlights.delete(currentName);
  };
}

/** The places in an item's drawn text, which may run over several elements. */
function rangesIn(item: HTMLElement, wanted: string): Range[] {
  const nodes: { node: Text; start: number }[] = [];
  let text = '';
  const walker = item.ownerDocument.createTreeWalker(item, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(skipped) == null ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  );
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    nodes.push({ node: node as Text, start: text.length });
    text += node.nodeValue ?? '';
  }
  return placesOf(text, wanted).map((at) => {
    const range = item.ownerDocument.createRange();
    const from = nodes.findLast(({ start }) => start <= at);
    const to = nodes.findLast(({ start }) => start < at + wanted.length);
    if (from !== undefined && to !== undefined) {
      range.setStart(from.node, at - from.start);
      range.setEnd(to.node, at + wanted.length - to.start);
    }
    return range;
  });
}

function show(scroller: HTMLElement, range: Range): void {
  const place = range.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  const margin = view.height / 5;
  if (place.top >= view.top + margin / 2 && place.bottom <= view.bottom - margin / 2) return;
  scroller.scrollTop += place.top - view.top - view.height / 2 + place.height / 2;
}
