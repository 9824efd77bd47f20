/** Types of `starter.mjs` for tests and `forge.config.ts`. */
export function checksumOfHeader(archive: string): string;
export function folderStarter(branding: { name: string }, checksum: string): string;
