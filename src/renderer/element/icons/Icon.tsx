import { createElement, memo } from 'react';
import type { ReactNode } from 'react';
import { builtIn, directional } from './built-in.ts';
import { useLucide } from './use-lucide.ts';

export interface IconProps {
  /** A built-in name or `lucide:name` (§4.7). Anything else, `vendor:` names included, draws nothing. */
  name: unknown;
  /** Edge in px. */
  size?: number;
}

const prefix = 'lucide:';

/** An icon by its wire name: decoration, hidden from screen readers; what it stands for is said in words beside it. */
export const Icon = memo(function Icon({ name, size = 18 }: IconProps): ReactNode {
  const key = typeof name === 'string' ? name : '';
  const lucide = useLucide(key.startsWith(prefix) ? key.slice(prefix.length) : undefined);
  const icon = Object.hasOwn(builtIn, key) ? builtIn[key] : lucide;
  if (icon === null || icon === undefined) {
    // Keeps its place while it is on its way, so that nothing moves when it comes.
    return key.startsWith(prefix) && lucide === undefined ? <svg width={size} height={size} aria-hidden /> : null;
  }
  return createElement(icon, { size, strokeWidth: 1.75, 'aria-hidden': true, className: directional.has(key) ? 'directional' : '' });
});
