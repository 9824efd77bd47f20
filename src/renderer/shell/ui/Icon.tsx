import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** A Lucide icon in the house's weight; decorative, the control around it carries the name. */
export function Icon({ of: Glyph, size = 16 }: { of: LucideIcon; size?: 14 | 16 | 18 | 20 }): ReactNode {
  return <Glyph size={size} strokeWidth={1.75} aria-hidden="true" focusable="false" />;
}
