import type { PluginOption } from 'vite';

/** Types of `renderer-plugins.mjs` for the TypeScript configuration files. */
export function rendererPlugins(options?: { diagrams?: boolean }): PluginOption[];
