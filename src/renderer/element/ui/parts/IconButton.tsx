import type { LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';

export interface IconButtonProps {
  /** Accessible name, and the tooltip unless `tip` says more. */
  label: string;
  tip?: string;
  icon: LucideIcon;
  onClick: () => void;
  disabled?: boolean;
  /** For a switch. */
  pressed?: boolean;
  /** Filled drawing, which is how a pressed switch looks. */
  filled?: boolean;
  size?: 16 | 18;
  ref?: Ref<HTMLButtonElement>;
}

/** A button that is only an icon: named for screen readers, with a tooltip for everybody (see `Tips`). */
export function IconButton({ label, tip = label, icon: Icon, onClick, disabled, pressed, filled = false, size = 16, ref }: IconButtonProps): ReactNode {
  return (
    <button ref={ref} type="button" className="icon-button" aria-label={label} aria-pressed={pressed} data-tip={tip} disabled={disabled} onClick={onClick}>
      <Icon size={size} strokeWidth={1.75} fill={filled ? 'currentColor' : 'none'} aria-hidden />
    </button>
  );
}
