/** Types of `branding.mjs` for the TypeScript configuration files and tests. */
export interface BuildBranding {
  name: string;
  id: string;
  scheme: string;
  slug: string;
  keychainService: string;
  summary: string;
  description: string;
  publisher: { name: string; email: string };
  homepage: string;
  support: string;
  license: string;
  accent: { light: string; dark: string };
  /** Absolute paths. */
  icon: string;
  tray: string;
  file: string;
  isOwn: boolean;
  disable?: readonly string[];
  policy?: object;
}
export const ownBrandingFile: string;
export class BrandingError extends Error {}
export function readBranding(file?: string): BuildBranding;
export function shippedBranding(branding: BuildBranding, forPages?: boolean): object;
