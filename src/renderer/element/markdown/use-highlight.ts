import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { splitHidden } from './hidden-characters.ts';

/** Longer code and code with longer lines stay plain: grammars are regular expressions, some slower than their input is long. In characters. */
const maxColoured = 20_000;
const maxLine = 1_000;

interface Coloured {
  text: string;
  language: string;
  nodes: ReactNode;
}

/** @returns the code with colours once they are known, `undefined` until then and where it stays plain. */
export function useHighlight(text: string, language: string | undefined, enabled: boolean): ReactNode | undefined {
  const [coloured, setColoured] = useState<Coloured>();

  useEffect(() => {
    if (!enabled || language === undefined || !isColourable(text)) return undefined;
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

/** What hides in code is shown by name, which colours would undo. */
function isColourable(text: string): boolean {
  if (text.length > maxColoured || splitHidden(text, 'code').length > 1) return false;
  return !text.split('\n').some((line) => line.length > maxLine);
}
