/** Types of `branding.mjs` for the TypeScript configuration files. */
export function readBranding(): { name: string; id: string; scheme: string; slug: string };
