import mermaid from 'mermaid';
import { diagramColours } from './diagram-colours.ts';

/*
 * Runs in a sandboxed frame of an opaque origin (`diagram.html`): draws one Mermaid text that comes with a port, and
 * answers with the SVG. Whatever the text makes happen here has no network, no storage and no page around it.
 */

interface Request {
  type: 'diagram.draw';
  source: string;
  scheme: 'light' | 'dark';
}

/** Edges of one diagram; more take Mermaid longer than anybody waits. */
const maxEdges = 400;

addEventListener('message', ({ data, ports: [port] }: MessageEvent<Request>) => {
  if (port === undefined) return;
  draw(data).then(
    (drawing) => port.postMessage(drawing),
    () => port.postMessage({ failed: true }),
  );
});

async function draw({ source, scheme }: Request): Promise<{ svg: string; width: number; height: number }> {
  document.documentElement.dataset['colorScheme'] = scheme;
  const font = getComputedStyle(document.documentElement).getPropertyValue('--font');
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    // What follows cannot be set by directives and front matter in the text itself.
    secure: ['secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'maxEdges', 'htmlLabels', 'fontFamily', 'theme', 'themeVariables', 'themeCSS', 'suppressErrorRendering', 'dompurifyConfig'],
    htmlLabels: false,
    maxEdges,
    suppressErrorRendering: true,
    fontFamily: font,
    layout: 'dagre',
    look: 'classic',
    theme: 'base',
    themeVariables: { ...diagramColours(scheme), fontFamily: font, fontSize: '14px' },
  });
  const place = document.getElementById('place');
  if (place === null) throw new TypeError('No place to draw in.');
  const { svg } = await mermaid.render('diagram', source, place);
  place.innerHTML = svg;
  const drawing = place.querySelector('svg');
  if (drawing === null) throw new TypeError('No drawing.');
  const { x, y, width, height } = boxOf(drawing);
  // As an image it has no page around it that a width in percent could refer to.
  drawing.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
  drawing.setAttribute('width', String(width));
  drawing.setAttribute('height', String(height));
  drawing.style.maxWidth = '';
  return { svg: new XMLSerializer().serializeToString(drawing), width, height };
}

/** Room around what is drawn, in px. */
const margin = 8;

/** Mermaid leaves more room at some edges than at others, and lets some marks stand far outside: what both agree on. */
function boxOf(drawing: SVGSVGElement): DOMRect {
  const view = drawing.viewBox.baseVal;
  const ink = drawing.getBBox();
  if (view.width <= 0 || view.height <= 0) return new DOMRect(ink.x - margin, ink.y - margin, ink.width + 2 * margin, ink.height + 2 * margin);
  const left = Math.max(view.x, ink.x - margin);
  const top = Math.max(view.y, ink.y - margin);
  const right = Math.min(view.x + view.width, ink.x + ink.width + margin);
  const bottom = Math.min(view.y + view.height, ink.y + ink.height + margin);
  return right > left && bottom > top ? new DOMRect(left, top, right - left, bottom - top) : view;
}
