import type { LucideIcon } from 'lucide-react';
import { Tooltip } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { Icon } from './Icon.tsx';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: LucideIcon;
  /** Accessible name, shown as the tooltip. */
  label: string;
  /** Shown beside the name in the tooltip, e.g. `Ctrl+K`. */
  shortcut?: string | undefined;
  side?: 'top' | 'bottom' | 'right';
}

/** An icon is never alone: it has a name for assistive technology and a tooltip for everyone else. */
export function IconButton({ icon, label, shortcut, side = 'bottom', className = '', ...button }: IconButtonProps): ReactNode {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>
        <button type="button" {...button} aria-label={label} className={`icon-button ${className}`}>
          <Icon of={icon} />
        </button>
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="tooltip" side={side} sideOffset={6} collisionPadding={8}>
          {label}
          {shortcut !== undefined && <kbd>{shortcut}</kbd>}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
