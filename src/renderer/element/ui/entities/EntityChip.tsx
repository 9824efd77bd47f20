import type { Entity } from '@openai/chatkit';
import { HoverCard } from 'radix-ui';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../../icons/Icon.tsx';
import { plainName } from '../../markdown/hidden-characters.ts';
import { useController, useView } from '../context.ts';
import { useElementRoot } from '../element-root.ts';
import { EntityPreview } from './EntityPreview.tsx';

export interface EntityChipProps {
  entity: Entity;
  /** Shown in place of the title. */
  label?: string | undefined;
}

/** Rest of the pointer before the card opens, and time to reach the card, in ms. */
const openMs = 300;
const closeMs = 150;

/** A tag in running text. An interactive one can be pressed and shows its preview on hover and focus (§7.2). */
export function EntityChip({ entity, label = entity.title }: EntityChipProps): ReactNode {
  const controller = useController();
  const { entities } = useView().options;
  const { layer } = useElementRoot();
  const [open, setOpen] = useState(false);
  const face = (
    <>
      <Icon name={entity.icon} size={14} />
      {plainName(label)}
    </>
  );
  const active = entity.interactive === true && (entities?.onClick !== undefined || entities?.onRequestPreview !== undefined);
  if (!active) return <span className="tag">{face}</span>;

  /** Without anything else to do, a press shows the card: fingers do not hover. */
  function press(): void {
    const onClick = controller.view.getSnapshot().options.entities?.onClick;
    if (onClick === undefined) setOpen(true);
    else onClick(entity);
  }

  return (
    <HoverCard.Root open={open} onOpenChange={setOpen} openDelay={openMs} closeDelay={closeMs}>
      <HoverCard.Trigger asChild>
        <button type="button" className="tag" onClick={press}>
          {face}
        </button>
      </HoverCard.Trigger>
      <HoverCard.Portal container={layer}>
        <HoverCard.Content className="entity-card" sideOffset={6} collisionPadding={8}>
          <EntityPreview entity={entity} />
        </HoverCard.Content>
      </HoverCard.Portal>
    </HoverCard.Root>
  );
}
