import type { ReactNode } from 'react';

export interface FormulaSourceProps {
  source: string;
  /** A line of its own. */
  display: boolean;
  title?: string | undefined;
}

/** A formula as it is written: while it streams, while KaTeX is on its way, and where it cannot be read. */
export function FormulaSource({ source, display, title }: FormulaSourceProps): ReactNode {
  const code = (
    <code className="formula-source" dir="ltr" title={title}>
      {source}
    </code>
  );
  return display ? <span className="formula-line">{code}</span> : code;
}
