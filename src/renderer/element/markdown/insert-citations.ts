import type { Root, RootContent, Text } from 'mdast';
import { isParent, ownNode, ownType } from './node-kinds.ts';
import type { Parent } from './node-kinds.ts';

/** What a marker may not stand in: it follows behind. */
const whole: readonly string[] = ['link', 'linkReference', 'image', 'imageReference', 'inlineCode', 'inlineMath', 'break', ownType];

/** Containers within a line: a marker at their end stands behind them, so that it is not bold with them. */
const inline: readonly string[] = ['emphasis', 'strong', 'delete'];

interface Leaf {
  parent: Parent;
  node: RootContent;
  /** Containers within the line around it, outermost first. */
  around: readonly { parent: Parent; node: RootContent }[];
  start: number;
  end: number;
}

/**
 * Puts markers into a tree, each at its place in the source or right behind the code, link or formula that holds that
 * place. What has no text line (a lone code block) gets them in a paragraph at its end.
 */
export function insertCitations(tree: Root, source: string, places: readonly number[]): void {
  const leaves = collectLeaves(tree, []);
  // From the end, so that what is put in moves nothing that is still to be found.
  [...places.entries()].sort(([, a], [, b]) => b - a).forEach(([index, at]) => {
    const mark = ownNode('citation', { index });
    const leaf = leaves.findLast(({ start }) => start < at) ?? leaves[0];
    if (leaf === undefined) tree.children.push({ type: 'paragraph', children: [mark] } as RootContent);
    else if (leaf.node.type === 'text' && at < leaf.end) splitText(leaf, leaf.node, source, at, mark);
    else insertBehind(leaf, at, mark);
  });
}

function collectLeaves(parent: Parent, around: Leaf['around']): Leaf[] {
  return parent.children.flatMap((node): Leaf[] => {
    if (node.type === 'text' || whole.includes(node.type)) {
      const { start, end } = node.position ?? {};
      return start?.offset === undefined || end?.offset === undefined ? [] : [{ parent, node, around, start: start.offset, end: end.offset }];
    }
    if (!isParent(node)) return [];
    return collectLeaves(node, inline.includes(node.type) ? [...around, { parent, node }] : []);
  });
}

function insertBehind({ parent, node, around }: Leaf, at: number, mark: RootContent): void {
  const outer = around.find(({ node: container }) => (container.position?.end.offset ?? Infinity) <= at) ?? { parent, node };
  outer.parent.children.splice(outer.parent.children.indexOf(outer.node) + 1, 0, mark);
}

function splitText(leaf: Leaf, node: Text, source: string, at: number, mark: RootContent): void {
  const cut = valueOffset(source.slice(leaf.start, leaf.end), node.value, at - leaf.start);
  const rest: Text = { type: 'text', value: node.value.slice(cut) };
  node.value = node.value.slice(0, cut);
  leaf.parent.children.splice(leaf.parent.children.indexOf(node) + 1, 0, mark, ...(rest.value === '' ? [] : [rest]));
}

/** Where in a text's value a place of its source is: escapes and entities are shorter there than they are written. */
function valueOffset(source: string, value: string, place: number): number {
  let at = 0;
  for (let from = 0; from < place && at < value.length; ) {
    const unit = source[from];
    if (unit === '\\' && unit !== value[at]) from += 1;
    else if (unit === '\\' && source[from + 1] === '\\') from += 1;
    const entity = source[from] === '&' ? /^&#?\w{1,32};/.exec(source.slice(from, from + 40))?.[0] : undefined;
    const isEntity = entity !== undefined && !value.startsWith(entity, at);
    from += isEntity ? entity.length : 1;
    at += isEntity && (value.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    // Indents of lines that go on are in the source only.
    if (value[at - 1] === '\n') while (/[ \t>]/.test(source[from] ?? '') && source[from] !== value[at]) from += 1;
  }
  return at;
}
