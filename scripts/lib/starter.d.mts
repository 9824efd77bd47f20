/** Types of `starter.mjs` for tests. */
export function checksumOfHeader(archive: string): string;
