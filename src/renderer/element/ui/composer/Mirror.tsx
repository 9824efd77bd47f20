import { memo } from 'react';
import type { ReactNode, Ref } from 'react';
import type { PlacedTag } from '../../controller/composer/tag-text.ts';

export interface MirrorProps {
  text: string;
  tags: readonly PlacedTag[];
  ref?: Ref<HTMLDivElement>;
}

/**
 * The field's text once more, unseen and behind it, with the ground of its tags. Same box, same font, same wrapping and
 * no direction of its own, so that every tag lies exactly under its words.
 */
export const Mirror = memo(function Mirror({ text, tags, ref }: MirrorProps): ReactNode {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of tags) {
    if (start > at) parts.push(text.slice(at, start));
    parts.push(
      <mark key={start} data-start={start}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  parts.push(text.slice(at));
  return (
    <div ref={ref} className="field-mirror" dir="auto" aria-hidden>
      {parts}
      {/* A last line break has no height of its own. */}
      {'\u200b'}
    </div>
  );
});
