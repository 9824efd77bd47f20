import type { WidgetNode } from '../../../shared/chatkit/types.ts';
import { stripMarkdown } from './strip-markdown.ts';

/** Props that people read (protocol §8); everything else is layout, names and actions. */
const readable = ['title', 'label', 'value', 'text', 'description', 'caption', 'placeholder', 'alt', 'defaultValue'];
/** Deeper than any widget that can be drawn. */
const maxDepth = 40;

/** The texts of a widget in the order they stand, one per line. */
export function widgetText(root: WidgetNode): string {
  const lines: string[] = [];
  visit(root, 0, lines);
  return lines.join('\n');
}

function visit(node: unknown, depth: number, lines: string[]): void {
  if (depth > maxDepth || typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const child of node) visit(child, depth + 1, lines);
    return;
  }
  const props = node as Record<string, unknown>;
  for (const name of readable) {
    const text = props[name];
    if (typeof text === 'string' && text.trim() !== '') lines.push(props['type'] === 'Markdown' ? stripMarkdown(text) : text);
  }
  for (const name of ['children', 'options', 'status', 'confirm', 'cancel']) visit(props[name], depth + 1, lines);
}
