/**
 * What stands below `root` and may not: elements and attributes outside a list of those that we draw, addresses outside
 * the policy. Runs in pages, too, so it uses nothing but its arguments.
 * @param home origin of the page, whose own images may be loaded.
 */
export function findOffences(root: ParentNode, home: string): string[] {
  const html = 'a article aside b bdi blockquote br button code dd del details dialog div dl dt em figcaption figure form h1 h2 h3 h4 h5 header hr i img input label li main nav ol p pre s section span strong sub summary sup table tbody td textarea th thead time tr ul';
  const foreign = 'svg g path circle rect line polyline polygon ellipse math semantics annotation mrow mi mo mn ms mtext mspace msup msub msubsup mfrac msqrt mroot mtable mtr mtd munder mover munderover mpadded mphantom menclose mstyle mglyph merror';
  const elements = new Set(`${html} ${foreign}`.split(' '));
  const plain = new Set('class dir lang style title target rel role tabindex type alt loading decoding draggable width height start value id open disabled checked colspan rowspan scope align datetime for name placeholder rows autocomplete spellcheck enterkeyhint popover contenteditable hidden inert download multiple accept'.split(' '));
  const drawn = new Set('viewbox d fill stroke stroke-width stroke-linecap stroke-linejoin xmlns preserveaspectratio cx cy r rx ry x y x1 x2 y1 y2 points opacity transform focusable'.split(' '));
  const maths = new Set('encoding mathvariant stretchy fence separator accent accentunder lspace rspace minsize maxsize displaystyle scriptlevel linethickness columnalign rowspacing columnspacing columnlines rowlines notation depth voffset mathcolor mathbackground mathsize display largeop movablelimits form symmetric side frame columnwidth'.split(' '));
  const found: string[] = [];

  for (const element of root.querySelectorAll('*')) {
    const tag = element.tagName.toLowerCase();
    if (!elements.has(tag)) found.push(`<${tag}>`);
    for (const { name, value } of element.attributes) {
      const attribute = name.toLowerCase();
      if (attribute === 'href') {
        if (tag !== 'a' || !/^(?:https?:|mailto:)/.test(value)) found.push(`<${tag} href="${value.slice(0, 80)}">`);
      } else if (attribute === 'src') {
        const own = value.startsWith(`${home}/`) || value.startsWith(`blob:${home}/`) || /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp)[;,]/i.test(value);
        if (tag !== 'img' || !own) found.push(`<${tag} src="${value.slice(0, 80)}">`);
      } else if (attribute === 'style') {
        if (/url\(|expression|@import|position:\s*fixed|javascript/i.test(value)) found.push(`<${tag} style="${value.slice(0, 80)}">`);
      } else if (!/^(?:aria|data)-[\w-]+$/.test(attribute) && !plain.has(attribute) && !drawn.has(attribute) && !maths.has(attribute)) {
        found.push(`<${tag} ${attribute}="${value.slice(0, 80)}">`);
      }
    }
  }
  return found;
}
