import type { BuildBranding } from './branding.d.mts';

/** Types of `places.mjs` for the TypeScript configuration files and tests. */
export interface Places {
  version: string;
  bundles: string;
  icons: string;
  staged: string;
  out: string;
  make: string;
}
export function ownVersion(): string;
export function placesOf(branding: BuildBranding, version?: string): Places;
