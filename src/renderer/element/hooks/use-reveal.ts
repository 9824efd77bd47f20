import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { nextReveal } from './reveal.ts';

/**
 * The part of a streaming text that is shown: grows with each frame by whole words, faster the more is waiting, so that
 * uneven chunks read evenly. Text that does not stream, or a reader who wants less motion, gets all of it at once.
 */
export function useReveal(text: string, streaming: boolean): string {
  const [length, setLength] = useState(() => (streaming ? 0 : text.length));
  const target = useRef(text);
  useLayoutEffect(() => {
    target.current = text;
  }, [text]);
  const smooth = streaming && !matchMedia('(prefers-reduced-motion: reduce)').matches;

  useEffect(() => {
    if (!smooth) return undefined;
    let frame = requestAnimationFrame(function step() {
      setLength((shown) => nextReveal(target.current, shown));
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [smooth]);

  return smooth ? text.slice(0, length) : text;
}
