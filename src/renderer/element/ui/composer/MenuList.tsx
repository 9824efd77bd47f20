import { Check } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { menuKey } from './menu-keys.ts';

export interface MenuItem {
  key: string;
  label: string;
  description?: string | undefined;
  icon: ReactNode;
  /** One of several of which one at most is on. */
  checked?: boolean | undefined;
  disabled?: boolean | undefined;
  /** A line is drawn above. */
  separated?: boolean | undefined;
  onSelect: () => void;
}

export interface MenuListProps {
  label: string;
  items: readonly MenuItem[];
  onChoose: (item: MenuItem) => void;
  onLeave: () => void;
  ref: Ref<HTMLDivElement>;
}

/** Rows of a menu. The menu itself has the focus and says which row is meant: moving the focus is told to no page from inside a shadow root. */
export function MenuList({ label, items, onChoose, onLeave, ref }: MenuListProps): ReactNode {
  const id = useId();
  const [active, setActive] = useState(() => Math.max(0, items.findIndex(({ checked }) => checked === true)));
  const typed = useRef({ text: '', at: 0 });
  const row = useRef<HTMLDivElement>(null);

  useEffect(() => {
    // Its answer, a promise in newer browsers, is no clean-up.
    row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  function onKeyDown(event: KeyboardEvent): void {
    const { key, timeStamp } = event;
    if (key === 'Tab') {
      event.preventDefault();
      onLeave();
      return;
    }
    const item = items[active];
    if ((key === 'Enter' || key === ' ') && item !== undefined) {
      event.preventDefault();
      if (item.disabled !== true) onChoose(item);
      return;
    }
    const next = menuKey({ key, timeStamp, plain: !event.ctrlKey && !event.metaKey && !event.altKey }, items, active, typed.current);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
  }

  return (
    <div ref={ref} className="menu-list" role="menu" tabIndex={0} aria-label={label} aria-activedescendant={`${id}-${active}`} onKeyDown={onKeyDown}>
      {items.map((item, at) => (
        <div
          key={item.key} ref={at === active ? row : undefined} id={`${id}-${at}`} className="menu-row" role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
          aria-checked={item.checked} aria-disabled={item.disabled} data-active={at === active} data-separated={item.separated}
          onPointerMove={() => setActive(at)} onClick={() => item.disabled !== true && onChoose(item)}
        >
          {item.icon}
          <span className="menu-text">
            <span className="menu-label" dir="auto">{item.label}</span>
            {item.description !== undefined && <span className="menu-note" dir="auto">{item.description}</span>}
          </span>
          {item.checked === true && <Check size={16} strokeWidth={1.75} aria-hidden />}
        </div>
      ))}
    </div>
  );
}
