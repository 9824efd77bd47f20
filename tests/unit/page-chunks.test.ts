import { describe, expect, it } from 'vitest';
import { pageChunks } from '../../scripts/lib/page-chunks.mjs';

interface Imports {
  importedIds: string[];
  dynamicallyImportedIds: string[];
}

/** Chunks of modules, by what each imports; `later:` in front of what it imports on demand. */
function chunksOf(modules: Record<string, string[]>): Record<string, string | null | undefined> {
  const info = (id: string): Imports => {
    const imports = modules[id] ?? [];
    return { importedIds: imports.filter((one) => !one.startsWith('later:')), dynamicallyImportedIds: imports.flatMap((one) => (one.startsWith('later:') ? [one.slice(6)] : [])) };
  };
  const groups = pageChunks({ shell: 'shell.tsx', chat: 'chat.tsx' });
  type Name = (id: string, context: { getModuleInfo: typeof info }) => string | null;
  const first = (id: string): string | null => {
    for (const { name } of groups) {
      const chunk = (name as unknown as Name)(id, { getModuleInfo: info });
      if (chunk !== null) return chunk;
    }
    return null;
  };
  return Object.fromEntries(Object.keys(modules).map((id) => [id, first(id)]));
}

describe('the files of the pages', () => {
  it('are one for each page and one for both', () => {
    expect(chunksOf({ 'shell.tsx': ['react', 'sidebar'], 'chat.tsx': ['react', 'element'], sidebar: ['react'], element: [], react: [] })).toMatchObject({ sidebar: 'shell-page', element: 'chat-page', react: 'base' });
  });

  it('leave the beginning of a page by itself, which runs the page wherever it is loaded, and its styles with it', () => {
    const chunks = chunksOf({ 'shell.tsx': ['a.css'], 'chat.tsx': ['a.css', 'b.css'], 'a.css': [], 'b.css': [] });
    expect(chunks).toEqual({ 'shell.tsx': null, 'chat.tsx': null, 'a.css': null, 'b.css': null });
  });

  it('have in common what one page has at once and the other on demand: nobody loads another page for it', () => {
    const chunks = chunksOf({ 'shell.tsx': ['later:settings'], 'chat.tsx': ['rules'], settings: ['rules'], rules: [] });
    expect(chunks).toMatchObject({ rules: 'base', settings: null });
  });
});
