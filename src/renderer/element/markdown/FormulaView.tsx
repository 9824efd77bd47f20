import { useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useStrings } from '../ui/context.ts';
import { useSheet } from '../ui/element-root.ts';
import formula from '../styles/formula.css?inline';
import { FormulaSource } from './FormulaSource.tsx';
import { drawFormula } from './katex.ts';
import { loadFormulaFonts } from './katex-fonts.ts';
import { katexStyles } from './katex-styles.ts';

export interface FormulaViewProps {
  tex: string;
  source: string;
  display: boolean;
}

/** A formula that KaTeX draws. One that it cannot read is shown as it is written, quietly. */
export function FormulaView({ tex, source, display }: FormulaViewProps): ReactNode {
  const strings = useStrings();
  const place = useRef<HTMLSpanElement>(null);
  const [failed, setFailed] = useState<string>();
  useSheet(katexStyles());
  useSheet(formula);

  useLayoutEffect(() => {
    if (place.current === null) return;
    loadFormulaFonts();
    if (!drawFormula(place.current, tex, display)) setFailed(tex);
  }, [tex, display]);

  if (failed === tex) return <FormulaSource source={source} display={display} title={strings.formulaUnread} />;
  return <span className={display ? 'formula-line' : 'formula'} dir="ltr" ref={place} tabIndex={display ? 0 : undefined} />;
}
