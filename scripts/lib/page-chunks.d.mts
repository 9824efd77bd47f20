import type { CodeSplittingGroup } from 'rolldown';

/** Types of `page-chunks.mjs` for the TypeScript configuration files. */
export function pageChunks(pages: Record<string, string>): CodeSplittingGroup[];
