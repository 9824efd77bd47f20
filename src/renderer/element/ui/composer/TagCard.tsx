import type { Entity } from '@openai/chatkit';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { createPortal } from 'react-dom';
import { tagAt } from '../../controller/composer/tag-caret.ts';
import type { TextSelection } from '../../controller/composer/tag-caret.ts';
import type { PlacedTag, TagContent } from '../../controller/composer/tag-text.ts';
import { useElementRoot } from '../element-root.ts';
import { EntityPreview } from '../entities/EntityPreview.tsx';
import { placeAbove } from './place-above.ts';

export interface TagCardProps {
  field: RefObject<HTMLTextAreaElement | null>;
  mirror: RefObject<HTMLDivElement | null>;
  tags: readonly PlacedTag[];
  selection: TextSelection;
  hidden: boolean;
}

/** Rest of pointer or cursor before the card shows, in ms. */
const restMs = 350;

/** The preview of an interactive tag under the pointer, or beside the cursor. */
export function TagCard({ field, mirror, tags, selection, hidden }: TagCardProps): ReactNode {
  const { layer } = useElementRoot();
  const [hovered, setHovered] = useState<number>();
  const [rested, setRested] = useState<PlacedTag>();
  const meant = tags.find(({ start }) => start === hovered) ?? (field.current?.matches(':focus') === true ? tagAt(tags, selection) : undefined);
  const target = !hidden && meant?.tag.interactive === true ? meant : undefined;

  useEffect(() => {
    const element = field.current;
    if (element === null || tags.length === 0) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    // The tags lie behind the field, so it is the field that feels the pointer.
    element.addEventListener('pointermove', (event) => setHovered(tagUnder(mirror.current, event)), { signal });
    element.addEventListener('pointerleave', () => setHovered(undefined), { signal });
    return () => stop.abort();
  }, [field, mirror, tags.length]);

  useEffect(() => {
    const timer = setTimeout(() => setRested(target), target === undefined ? 0 : restMs);
    return () => clearTimeout(timer);
  }, [target]);

  if (layer === null || rested === undefined || target === undefined || rested.tag.id !== target.tag.id) return null;
  return createPortal(<Card key={target.tag.id} target={target} mirror={mirror} field={field} />, layer);
}

function Card({ target: { start, tag }, mirror, field }: Pick<TagCardProps, 'mirror' | 'field'> & { target: PlacedTag }): ReactNode {
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const card = box.current;
    if (card === null) return undefined;
    if (!card.matches(':popover-open')) card.showPopover();
    const place = (): void => {
      const anchor = mirror.current?.querySelector(`[data-start="${start}"]`) ?? field.current;
      const rect = anchor?.getBoundingClientRect();
      if (rect === undefined) return;
      const { left, top } = placeAbove(rect, card.getBoundingClientRect(), { width: innerWidth, height: innerHeight });
      card.style.left = `${left}px`;
      card.style.top = `${top}px`;
    };
    place();
    // The preview comes later, and makes it larger.
    const observer = new ResizeObserver(place);
    observer.observe(card);
    return () => observer.disconnect();
  }, [mirror, field, start]);

  return (
    <div ref={box} className="entity-card tag-card" popover="manual">
      <EntityPreview entity={entityOf(tag)} />
    </div>
  );
}

function tagUnder(mirror: HTMLElement | null, { clientX, clientY }: PointerEvent): number | undefined {
  for (const mark of mirror?.querySelectorAll('mark') ?? []) {
    const hit = [...mark.getClientRects()].some((rect) => clientX >= rect.left && clientX <= rect.right && clientY >= rect.top && clientY <= rect.bottom);
    if (hit) return Number(mark.dataset['start']);
  }
  return undefined;
}

function entityOf({ id, text, group, interactive, data }: TagContent): Entity {
  return {
    id, title: text, data: data as Record<string, string>,
    ...(group === undefined || group === null ? {} : { group }),
    ...(interactive === undefined ? {} : { interactive }),
  };
}
