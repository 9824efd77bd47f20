import { Popover } from 'radix-ui';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useElementRoot } from '../element-root.ts';
import { MenuList } from './MenuList.tsx';
import type { MenuItem } from './MenuList.tsx';

export interface MenuButtonProps {
  /** Accessible name and tooltip. */
  label: string;
  className: string;
  children: ReactNode;
  items: readonly MenuItem[];
  disabled?: boolean;
  align?: 'start' | 'end';
  /** The menu has closed; where the cursor goes then. */
  onClosed: () => void;
}

/** A button with a menu over it. */
export function MenuButton({ label, className, children, items, disabled, align = 'start', onClosed }: MenuButtonProps): ReactNode {
  const { layer } = useElementRoot();
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const chosen = useRef(false);

  function choose(item: MenuItem): void {
    chosen.current = true;
    setOpen(false);
    item.onSelect();
  }

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <button ref={trigger} type="button" className={className} aria-label={label} data-tip={label} aria-haspopup="menu" disabled={disabled}>
          {children}
        </button>
      </Popover.Trigger>
      <Popover.Portal container={layer}>
        <Popover.Content
          className="menu" role={undefined} side="top" align={align} sideOffset={6} collisionPadding={8}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            chosen.current = false;
            list.current?.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (chosen.current) onClosed();
            else trigger.current?.focus();
          }}
          onInteractOutside={(event) => {
            // Seen from the page every part of the element is the element itself: the press on the button closes it already.
            if (trigger.current !== null && event.detail.originalEvent.composedPath().includes(trigger.current)) event.preventDefault();
          }}
        >
          <MenuList ref={list} label={label} items={items} onChoose={choose} onLeave={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
