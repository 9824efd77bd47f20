import type { ReactNode } from 'react';
import { segmentsOf } from './hit-words.ts';

/** A text with what was found in it marked. Its own direction, whatever stands around it. */
export function Marked({ text, marks, className }: { text: string; marks: readonly (readonly [number, number])[]; className: string }): ReactNode {
  return (
    <bdi className={className} dir="auto">
      {segmentsOf(text, marks).map((segment, index) => (segment.marked ? <mark key={index}>{segment.text}</mark> : segment.text))}
    </bdi>
  );
}
