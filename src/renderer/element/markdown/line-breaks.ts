import type { Root, RootContent, Text } from 'mdast';

interface Parent {
  children: RootContent[];
}

/** A remark plugin: single line breaks stay line breaks (§4.3), as people write them in chat. */
export function keepLineBreaks(): (tree: Root) => void {
  return (tree) => visit(tree);
}

function visit(parent: Parent): void {
  parent.children = parent.children.flatMap((child) => {
    if (child.type === 'text') return splitLines(child);
    if ('children' in child) visit(child);
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
