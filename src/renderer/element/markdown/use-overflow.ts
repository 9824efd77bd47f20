import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** Whether an element's content is wider than it: only then there is something to scroll, and to focus. */
export function useOverflow(): [RefObject<HTMLDivElement | null>, boolean] {
  const element = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);

  useEffect(() => {
    const box = element.current;
    if (box === null || !('ResizeObserver' in globalThis)) return undefined;
    const observer = new ResizeObserver(() => setOverflows(box.scrollWidth > box.clientWidth + 1));
    observer.observe(box);
    if (box.firstElementChild !== null) observer.observe(box.firstElementChild);
    return () => observer.disconnect();
  }, []);

  return [element, overflows];
}
