import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { createFollower } from './follower.ts';

export interface Follow {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  /** Far enough from the end that a way back is worth a button. */
  away: boolean;
  toEnd: () => void;
  /** Ends the following, until the reader is at the end again. */
  leave: () => void;
}

/** Keeps the end of `content` in view while the reader is there, and leaves the reader alone elsewhere. */
export function useFollow(enabled: boolean, resetKey: unknown): Follow {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [away, setAway] = useState(false);
  const follower = useRef<ReturnType<typeof createFollower>>(undefined);

  useLayoutEffect(() => {
    if (scroller.current === null || content.current === null) return undefined;
    const created = createFollower(scroller.current, content.current, setAway);
    follower.current = created;
    created.toEnd();
    return created.dispose;
  }, [resetKey]);

  useEffect(() => follower.current?.setEnabled(enabled), [enabled, resetKey]);

  const toEnd = useCallback(() => follower.current?.toEnd(), []);
  const leave = useCallback(() => follower.current?.leave(), []);
  return { scroller, content, away, toEnd, leave };
}
