import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';

/** Longer code stays plain: colouring it would hold up the page, in characters. */
const maxColoured = 20_000;

interface Coloured {
  text: string;
  language: string;
  nodes: ReactNode;
}

/** @returns the code with colours once they are known, `undefined` until then and for languages without a grammar. */
export function useHighlight(text: string, language: string | undefined, enabled: boolean): ReactNode | undefined {
  const [coloured, setColoured] = useState<Coloured>();

  useEffect(() => {
    if (!enabled || language === undefined || text.length > maxColoured) return undefined;
    let wanted = true;
    import('./highlighter.ts').then(
      ({ highlight }) => {
        const nodes = wanted ? highlight(text, language) : undefined;
        if (nodes !== undefined) setColoured({ text, language, nodes });
      },
      // Without the grammars the code is still there to be read.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [text, language, enabled]);

  return coloured?.text === text && coloured.language === language ? coloured.nodes : undefined;
}
