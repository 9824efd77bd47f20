import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import type { ReactNode } from 'react';

export interface FoldProps {
  label: ReactNode;
  open: boolean;
  onToggle: (open: boolean) => void;
  /** In place of the arrow. */
  icon?: ReactNode;
  children: ReactNode;
}

/** A line that opens what is behind it. */
export function Fold({ label, open, onToggle, icon, children }: FoldProps): ReactNode {
  const id = useId();
  return (
    <div className="fold-part" data-open={open}>
      <button type="button" className="fold-line" aria-expanded={open} aria-controls={open ? id : undefined} data-unfolds onClick={() => onToggle(!open)}>
        {icon}
        <span className="fold-label">{label}</span>
        <ChevronRight className="fold-arrow directional" size={16} strokeWidth={1.75} aria-hidden />
      </button>
      {open && (
        <div className="fold-body" id={id}>
          {children}
        </div>
      )}
    </div>
  );
}
