import type { LucideIcon } from 'lucide-react';

/**
 * Every Lucide drawing, old names included, in one file that is fetched when the first `lucide:` name is met: a file for
 * each would be thousands.
 */
const modules = import.meta.glob<LucideIcon>(
  ['../../../../node_modules/lucide-react/dist/esm/icons/*.mjs', '!../../../../node_modules/lucide-react/dist/esm/icons/index.mjs'],
  { eager: true, import: 'default' },
);

const extension = '.mjs';

const icons = new Map(Object.entries(modules).map(([path, icon]) => [path.slice(path.lastIndexOf('/') + 1, -extension.length), icon]));

/** @returns the drawing of a name in kebab case, as on lucide.dev. */
export function lucideIcon(name: string): LucideIcon | undefined {
  return icons.get(name);
}
