import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root; scripts work from any folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** @returns an absolute path inside the repository. */
export const at = (...parts) => join(root, ...parts);

/** Small remembered facts of the scripts; gone with node_modules, so that a clean install forgets them. */
export const cacheDir = at('node_modules', '.cache', 'latchkey');

/** Node 24 from the lock file when it is installed, otherwise the Node that runs this script. */
export function node() {
  const bundled = at('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(bundled) ? bundled : process.execPath;
}
