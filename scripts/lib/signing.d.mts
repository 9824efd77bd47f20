import type { ForgePackagerOptions } from '@electron-forge/shared-types';

/** Types of `signing.mjs` for the TypeScript configuration files and tests. */
export function signingFrom(
  environment: Readonly<Record<string, string | undefined>>,
  entitlements: string,
): Pick<ForgePackagerOptions, 'osxSign' | 'osxNotarize' | 'windowsSign'> & { debKey?: string };
