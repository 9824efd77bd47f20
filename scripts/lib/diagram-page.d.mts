import type { Plugin } from 'vite';

/** Types of `diagram-page.mjs` for the TypeScript configuration files. */
export function diagramPage(): Plugin;
