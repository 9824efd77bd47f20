import type { WidgetNode } from '../../../shared/chatkit/types.ts';

/** Widgets are written by models: every property is read as what it may be, and what cannot be read is absent. Nothing here throws. */

/** Longest text of one node, in characters: more than anybody reads, and what a browser lays out at once. */
const maxText = 20_000;

/** @returns the words of a value: strings, and numbers as they are written; anything else is none. Cut at `max` characters. */
export function words(value: unknown, max = maxText): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value !== 'string') return '';
  return value.length > max ? `${value.slice(0, max)}…` : value;
}

/** A short text such as a label or a name; absent when empty. */
export function label(value: unknown): string | undefined {
  const text = words(value, 500);
  return text.trim() === '' ? undefined : text;
}

/** A number, also one that came as a string. */
export function number(value: unknown): number | undefined {
  const found = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

/** A whole number, kept within its bounds. */
export function whole(value: unknown, least: number, most: number): number | undefined {
  const found = number(value);
  return found === undefined ? undefined : Math.min(most, Math.max(least, Math.round(found)));
}

export function flag(value: unknown): boolean {
  return value === true || value === 'true';
}

export function oneOf<T extends string>(value: unknown, choices: readonly T[]): T | undefined {
  return choices.find((choice) => choice === value);
}

export function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}

/** The first entries of a list; anything but a list has none. */
export function list(value: unknown, most: number): readonly unknown[] {
  if (!Array.isArray(value)) return [];
  return value.length > most ? value.slice(0, most) : value;
}

export function isNode(value: unknown): value is WidgetNode {
  return record(value) !== undefined;
}

/** Child nodes: a list, or a single object (§8). A bare string is a text. */
export function childNodes(children: unknown): readonly WidgetNode[] {
  const all = Array.isArray(children) ? children : [children];
  return all.flatMap((child: unknown) => (isNode(child) ? [child] : typeof child === 'string' && child !== '' ? [{ type: 'Text', value: child }] : []));
}

/** Keys for React: the node's own where it is the only one with it, else its place. */
export function nodeKeys(nodes: readonly WidgetNode[]): string[] {
  const taken = new Set<string>();
  return nodes.map((node, at) => {
    const own = label(node.key) ?? label(node.id);
    const key = own === undefined || taken.has(own) ? `#${at}` : own;
    taken.add(key);
    return key;
  });
}
