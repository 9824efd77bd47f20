import type { CSSProperties } from 'react';
import { number, oneOf, record } from '../read.ts';
import { color } from './color.ts';

/** Thickest line, in px. */
const maxWidth = 16;

const styles = ['solid', 'dashed', 'dotted', 'double', 'groove', 'ridge', 'inset', 'outset'] as const;

/** One border for all sides, or by side (§8). */
export function borders(value: unknown): CSSProperties {
  const each = record(value);
  if (each === undefined || each['size'] !== undefined) {
    const all = line(value);
    return all === undefined ? {} : { border: all };
  }
  const found: CSSProperties = {};
  const top = line(each['top'] ?? each['y']);
  const bottom = line(each['bottom'] ?? each['y']);
  const start = line(each['left'] ?? each['x']);
  const end = line(each['right'] ?? each['x']);
  if (top !== undefined) found.borderBlockStart = top;
  if (bottom !== undefined) found.borderBlockEnd = bottom;
  if (start !== undefined) found.borderInlineStart = start;
  if (end !== undefined) found.borderInlineEnd = end;
  return found;
}

function line(value: unknown): string | undefined {
  const border = record(value);
  const size = number(border?.['size'] ?? value);
  if (size === undefined || size < 0) return undefined;
  return `${Math.min(size, maxWidth)}px ${oneOf(border?.['style'], styles) ?? 'solid'} ${color(border?.['color'], 'line') ?? 'var(--line)'}`;
}
