import type { Plugin } from 'vite';
import type { BuildBranding } from './branding.d.mts';

/** Types of `brand-plugin.mjs` for the TypeScript configuration files. */
export function brandPlugin(branding: BuildBranding, options: { page: boolean }): Plugin;
