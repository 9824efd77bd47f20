import type { Plugin } from 'vite';

/** Types of `bundled-packages.mjs` for the TypeScript configuration files. */
export function bundledPackages(bundles: string, part: 'main' | 'preload' | 'renderer'): Plugin;
