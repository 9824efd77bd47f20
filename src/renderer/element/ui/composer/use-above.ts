import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** Between the anchor and what stands over it, and to the window's edge, in px. */
const gap = 8;

const maxHeight = 320;

/** Shows a manual popover over its anchor, as wide as that. @returns the ref of the popover. */
export function useAbove<T extends HTMLElement>(anchor: RefObject<Element | null>): RefObject<T | null> {
  const box = useRef<T>(null);

  useLayoutEffect(() => {
    const { current: element } = box;
    const base = anchor.current;
    if (element === null || base === null) return undefined;
    if (!element.matches(':popover-open')) element.showPopover();
    const place = (): void => {
      const { left, top, width } = base.getBoundingClientRect();
      element.style.left = `${left}px`;
      element.style.width = `${width}px`;
      element.style.bottom = `${innerHeight - top + gap}px`;
      element.style.maxHeight = `${Math.max(80, Math.min(maxHeight, top - 2 * gap))}px`;
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(base);
    observer.observe(document.documentElement);
    return () => observer.disconnect();
  }, [anchor]);

  return box;
}
