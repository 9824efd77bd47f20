import type { ReactNode } from 'react';
import { fetched } from '../ui/parts/fetched.ts';
import { FormulaSource } from './FormulaSource.tsx';

export interface FormulaProps {
  tex: string;
  /** As it is written, for the moment before and where it cannot be drawn. */
  source: string;
  /** A line of its own. */
  display: boolean;
  /** Its end may still come: until then it stays as it is written. */
  open: boolean;
}

/** KaTeX comes with the first formula. */
const drawn = fetched<Omit<FormulaProps, 'open'>>(async () => {
  try {
    return (await import('./FormulaView.tsx')).FormulaView;
  } catch {
    return FormulaSource;
  }
}, FormulaSource);

/** LaTeX, inline or as a line of its own. */
export function Formula({ open, ...formula }: FormulaProps): ReactNode {
  return open ? <FormulaSource source={formula.source} display={formula.display} /> : <drawn.View {...formula} />;
}
