import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { isColourable } from './colour-limits.ts';

interface Coloured {
  text: string;
  language: string;
  nodes: ReactNode;
}

/** @returns the code with colours once they are known, `undefined` until then and where it stays plain. */
export function useHighlight(text: string, language: string | undefined, enabled: boolean): ReactNode | undefined {
  const [coloured, setColoured] = useState<Coloured>();

  useEffect(() => {
    if (!enabled || language === undefined || !isColourable(text, language)) return undefined;
    let wanted = true;
    import('./highlighter.ts').then(async ({ highlight }) => {
      const nodes = wanted ? await highlight(text, language) : undefined;
      if (wanted && nodes !== undefined) setColoured({ text, language, nodes });
      // Without the grammar the code is still there to be read.
    }).catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [text, language, enabled]);

  return coloured?.text === text && coloured.language === language ? coloured.nodes : undefined;
}
