import type { Html, InlineCode, Root, RootContent, Text } from 'mdast';
import type { VFile } from 'vfile';
import { hides, splitHidden } from './hidden-characters.ts';
import type { TextPlace } from './hidden-characters.ts';
import { insertCitations } from './insert-citations.ts';
import { isParent, ownElements, ownNode } from './node-kinds.ts';
import type { Parent } from './node-kinds.ts';

export interface ShapeOptions {
  /** Where markers of sources stand, in units of the block's source. */
  citations: readonly number[];
}

/**
 * A remark plugin, everything in which a chat differs from a document: single line breaks stay (§4.3), raw HTML is the
 * text that it is, notes become marks, sources get their markers, and characters that cannot be seen are shown.
 */
export function shapeTree({ citations }: ShapeOptions): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    const source = String(file.value);
    simplify(tree, source);
    if (citations.length > 0) insertCitations(tree, source, citations);
    finish(tree, 'prose');
  };
}

const lineBreak = /^<br\s*\/?>$/i;

function simplify(parent: Parent, source: string): void {
  const alone = parent.type === 'paragraph' && parent.children.length === 1;
  parent.children = parent.children.flatMap((child): RootContent[] => {
    if (child.type === 'html') return asText(child, parent);
    if (child.type === 'footnoteDefinition') return [];
    if (child.type === 'footnoteReference') return [ownNode('note', { name: child.identifier.toLowerCase() }, child.position)];
    if ((child.type as string) === 'inlineMath') markDisplay(child, source, alone);
    if (isParent(child)) simplify(child, source);
    return [child];
  });
}

function asText(node: Html, parent: Parent): RootContent[] {
  if (lineBreak.test(node.value.trim())) return [{ type: 'break', position: node.position }];
  const text: Text = { type: 'text', value: node.value, ...(node.position && { position: node.position }) };
  const isBlock = parent.type === 'root' || parent.type === 'blockquote' || parent.type === 'listItem';
  return [isBlock ? ({ type: 'paragraph', children: [text], ...(node.position && { position: node.position }) }) : text];
}

/** `$$…$$` alone in its paragraph and `\[…\]` anywhere are set as a line of their own. */
function markDisplay(node: RootContent, source: string, alone: boolean): void {
  const opening = source.slice(node.position?.start.offset ?? 0).slice(0, 2);
  if (opening === '\\[' || (alone && opening === '$$')) node.data = { ...node.data, hProperties: { className: ['language-math', 'math-display'] } };
}

function finish(parent: Parent, place: TextPlace): void {
  parent.children = parent.children.flatMap((child): RootContent[] => {
    if (child.type === 'text') return splitLines(child).flatMap((part) => (part.type === 'text' ? showHidden(part, place) : [part]));
    if (child.type === 'inlineCode') showHiddenCode(child);
    else if (isParent(child)) finish(child, child.type === 'link' || child.type === 'linkReference' ? 'name' : place);
    return [child];
  });
}

function splitLines(node: Text): RootContent[] {
  if (!node.value.includes('\n')) return [node];
  return node.value.split('\n').flatMap((line, at): RootContent[] => {
    const text: RootContent[] = line === '' ? [] : [{ type: 'text', value: line }];
    return at === 0 ? text : [{ type: 'break' }, ...text];
  });
}

function showHidden(node: Text, place: TextPlace): RootContent[] {
  if (!hides(node.value, place)) return [node];
  return splitHidden(node.value, place).map((part) => ('text' in part ? { type: 'text', value: part.text } : ownNode('hidden', { code: part.hidden })));
}

function showHiddenCode(node: InlineCode): void {
  if (!hides(node.value, 'code')) return;
  node.data = {
    hChildren: splitHidden(node.value, 'code').map((part) =>
      'text' in part ? { type: 'text', value: part.text } : { type: 'element', tagName: ownElements.hidden, properties: { code: part.hidden }, children: [] },
    ),
  };
}
