import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';

/** Says that an action runs; the control around it is `aria-busy`. */
export function Spinner({ size }: { size: number }): ReactNode {
  return <LoaderCircle className="w-spinner" size={size} strokeWidth={2} aria-hidden />;
}
