import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** Turns drawn when a thread opens, and added each time the reader comes near the top. */
const step = 24;

/** Turns drawn before the one that is reached for, so that it can be in the middle. */
const around = 8;

/** How far above the visible part the next turns are drawn, in px. */
const ahead = 1_200;

export interface TurnWindow {
  /** Index of the first turn that is drawn. */
  first: number;
  /** Goes on an element above the first turn. */
  sentinel: RefObject<HTMLDivElement | null>;
}

export interface WindowOptions {
  /** Turns that are here. */
  count: number;
  /** Another value starts over with the newest turns. */
  resetKey: unknown;
  scroller: RefObject<HTMLElement | null>;
  /** Index of a turn that is to be drawn, wherever the reader is. */
  reach?: number | undefined;
  /** Asks for an older page, where there is one. */
  loadOlder: (() => Promise<void>) | undefined;
}

/**
 * Draws the newest turns and grows upwards on demand: first through what is here, then by asking for an older page.
 * The position of what is being read is held by the browser's scroll anchoring, except at the very top, where there is none.
 */
export function useWindow({ count, resetKey, scroller, reach, loadOlder }: WindowOptions): TurnWindow {
  const [drawn, setDrawn] = useState({ resetKey, size: step });
  const needed = reach === undefined ? 0 : count - reach + around;
  const size = Math.max(drawn.resetKey === resetKey ? drawn.size : step, needed);
  const first = Math.max(0, count - size);
  const sentinel = useRef<HTMLDivElement>(null);
  const heightBefore = useRef<number>(undefined);

  useLayoutEffect(() => {
    holdPlace(scroller.current, heightBefore.current);
    heightBefore.current = undefined;
  }, [count, first, scroller]);

  useEffect(() => {
    if (sentinel.current === null) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting !== true) return;
        heightBefore.current = scroller.current?.scrollHeight;
        setDrawn({ resetKey, size: size + step });
        if (first <= step) void loadOlder?.();
      },
      { root: scroller.current, rootMargin: `${ahead}px 0px 0px` },
    );
    observer.observe(sentinel.current);
    return () => observer.disconnect();
  }, [first, loadOlder, resetKey, scroller, size]);

  return { first, sentinel };
}

function holdPlace(scroller: HTMLElement | null, heightBefore: number | undefined): void {
  if (scroller !== null && heightBefore !== undefined && scroller.scrollTop < 1) scroller.scrollTop = scroller.scrollHeight - heightBefore;
}
