import type { ElementContent } from 'hast';

const strong = /[\p{L}]/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}]/u;

/** Direction of a text by its first letter; `undefined` where it has none, which then follows what is around it. */
export function textDirection(text: string): 'ltr' | 'rtl' | undefined {
  const letter = strong.exec(text)?.[0];
  if (letter === undefined) return undefined;
  return rightToLeft.test(letter) ? 'rtl' : 'ltr';
}

/**
 * The same for a node. `dir="auto"` would not look into children that have a direction themselves, so a quote of Arabic
 * paragraphs would have its bar on the wrong side. Code is left to right whatever it stands in, and says nothing.
 */
export function nodeDirection(nodes: readonly ElementContent[]): 'ltr' | 'rtl' | undefined {
  for (const node of nodes) {
    const found = node.type === 'text' ? textDirection(node.value) : node.type === 'element' && node.tagName !== 'code' ? nodeDirection(node.children) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
