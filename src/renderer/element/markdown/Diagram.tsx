import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useStrings } from '../ui/context.ts';
import { useElementRoot } from '../ui/element-root.ts';
import { Lightbox } from '../ui/images/Lightbox.tsx';
import { drawDiagram } from './diagram-frame.ts';
import type { DiagramFault, Drawing } from './diagram-frame.ts';
import { useScheme } from './use-scheme.ts';

export interface DiagramProps {
  /** Mermaid's own text. */
  source: string;
  /** Address of the document that draws. */
  frame: string;
  /** The source as code, shown where there is no drawing. */
  code: ReactNode;
}

type State = { kind: 'drawing' } | { kind: 'fault'; fault: DiagramFault } | { kind: 'drawn'; drawing: Drawing; url: string };

/** A Mermaid diagram as a picture in the colours in force; a press enlarges it. */
export function Diagram({ source, frame, code }: DiagramProps): ReactNode {
  const strings = useStrings();
  const scheme = useScheme();
  const { layer } = useElementRoot();
  const [state, setState] = useState<State>({ kind: 'drawing' });
  const [large, setLarge] = useState(false);

  useEffect(() => {
    const stop = new AbortController();
    let url: string | undefined;
    void drawDiagram({ frame, source, scheme, container: layer ?? document.body, signal: stop.signal }).then((result) => {
      if (stop.signal.aborted) return;
      if ('fault' in result) {
        setState({ kind: 'fault', fault: result.fault });
        return;
      }
      url = URL.createObjectURL(new Blob([result.drawing.svg], { type: 'image/svg+xml' }));
      setState({ kind: 'drawn', drawing: result.drawing, url });
    });
    return () => {
      stop.abort();
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [frame, source, scheme, layer]);

  if (state.kind === 'drawing') {
    return (
      <>
        <p className="diagram-note shimmer" role="status">
          {strings.diagramDrawing}
        </p>
        {code}
      </>
    );
  }
  if (state.kind === 'fault') {
    const words = { failed: strings.diagramFailed, late: strings.diagramLate, long: strings.diagramLong };
    return (
      <>
        <p className="diagram-note" role="alert">
          {words[state.fault]}
        </p>
        {code}
      </>
    );
  }
  const { drawing, url } = state;
  return (
    <>
      <button type="button" className="diagram" aria-label={strings.diagramEnlarge} onClick={() => setLarge(true)}>
        <img src={url} alt={strings.diagram} width={Math.ceil(drawing.width)} height={Math.ceil(drawing.height)} draggable={false} />
      </button>
      {large && <Lightbox src={url} title={strings.diagram} onClose={() => setLarge(false)} />}
    </>
  );
}
