import type { MakerDebConfigOptions } from '@electron-forge/maker-deb';
import type { BuildBranding } from './branding.d.mts';

/** Types of `deb.mjs` for the TypeScript configuration files. */
export function makeDeb(options: MakerDebConfigOptions & { src: string; dest: string; arch: string }, branding: BuildBranding, date: Date): Promise<string[]>;
