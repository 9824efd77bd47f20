import type { BuildBranding } from './branding.d.mts';

/** Types of `stage.mjs` for the benchmarks and tests. */
export function stageApp(electronVersion: string, options?: { branding?: BuildBranding; version?: string | undefined; engine?: { chrome?: string; node?: string } }): string;
