/** Longer sources are not drawn, in characters. */
const maxSource = 20_000;

/** Longest drawing that is taken, in characters, and its largest edge in px. */
const maxDrawing = 4_000_000;
const maxEdge = 20_000;

/** How long a drawing may take, loading included, in ms. */
const patienceMs = 10_000;

export interface Drawing {
  /** A whole SVG document. It is only ever shown as an image, in which nothing runs and nothing loads. */
  svg: string;
  /** In px. */
  width: number;
  height: number;
}

/** `failed`: not a diagram. `late`: stopped after ten seconds. `long`: too large. */
export type DiagramFault = 'failed' | 'late' | 'long';
export type DiagramResult = { drawing: Drawing } | { fault: DiagramFault };

export interface DiagramRequest {
  /** Address of the sandboxed document (`ElementHost.diagramFrame`). */
  frame: string;
  source: string;
  scheme: 'light' | 'dark';
  /** Where the frame is put for the time of drawing. */
  container: Node;
  signal: AbortSignal;
}

/**
 * Draws a Mermaid diagram in a frame of its own: opaque origin, own process, a policy without network. Mermaid needs
 * what this page forbids, and its input is a stranger's. The frame is gone once it has answered, or after its time.
 */
export function drawDiagram({ frame, source, scheme, container, signal }: DiagramRequest): Promise<DiagramResult> {
  if (source.length > maxSource) return Promise.resolve({ fault: 'long' });
  return new Promise((resolve) => {
    const page = document.createElement('iframe');
    const { port1: port, port2: theirs } = new MessageChannel();
    const timer = setTimeout(() => finish({ fault: 'late' }), patienceMs);

    function finish(result: DiagramResult): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      port.close();
      page.remove();
      resolve(result);
    }
    function onAbort(): void {
      finish({ fault: 'failed' });
    }

    signal.addEventListener('abort', onAbort);
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      const drawing = readDrawing(data);
      finish(drawing === undefined ? { fault: 'failed' } : drawing);
    };
    page.setAttribute('sandbox', 'allow-scripts');
    page.setAttribute('aria-hidden', 'true');
    page.tabIndex = -1;
    // Laid out, since text is measured in it, but never seen.
    page.className = 'diagram-frame';
    page.src = frame;
    // An opaque origin has no name to address; the port goes to this window and no other.
    page.onload = () => page.contentWindow?.postMessage({ type: 'diagram.draw', source, scheme }, '*', [theirs]);
    container.appendChild(page);
    if (signal.aborted) onAbort();
  });
}

/** The frame runs a stranger's text: its answer is read like any other input. */
function readDrawing(data: unknown): { drawing: Drawing } | { fault: DiagramFault } | undefined {
  if (typeof data !== 'object' || data === null || !('svg' in data) || !('width' in data) || !('height' in data)) return undefined;
  const { svg, width, height } = data;
  if (typeof svg !== 'string' || typeof width !== 'number' || typeof height !== 'number') return undefined;
  if (!svg.startsWith('<svg') || !(width > 0) || !(height > 0)) return undefined;
  if (svg.length > maxDrawing || width > maxEdge || height > maxEdge) return { fault: 'long' };
  return { drawing: { svg, width, height } };
}
