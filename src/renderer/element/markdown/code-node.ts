import type { Element, ElementContent } from 'hast';

/** All text below the nodes. */
export function textOf(nodes: readonly ElementContent[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? textOf(node.children) : '')).join('');
}

/** The `code` inside a `pre`. */
export function codeOf(pre: Element | undefined): Element | undefined {
  return pre?.children.find((child): child is Element => child.type === 'element' && child.tagName === 'code');
}

export function classesOf(element: Element | undefined): readonly string[] {
  const names = element?.properties['className'];
  return Array.isArray(names) ? names.filter((one) => typeof one === 'string') : [];
}

/** The language that a fence names. */
export function languageOf(code: Element): string | undefined {
  return classesOf(code).find((name) => name.startsWith('language-'))?.slice('language-'.length);
}
