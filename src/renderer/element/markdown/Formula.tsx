import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
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
const FormulaView = lazy(async () => {
  try {
    return { default: (await import('./FormulaView.tsx')).FormulaView };
  } catch {
    return { default: FormulaSource };
  }
});

/** LaTeX, inline or as a line of its own. */
export function Formula({ tex, source, display, open }: FormulaProps): ReactNode {
  if (open) return <FormulaSource source={source} display={display} />;
  return (
    <Suspense fallback={<FormulaSource source={source} display={display} />}>
      <FormulaView tex={tex} source={source} display={display} />
    </Suspense>
  );
}
