import { describe, expect, it } from 'vitest';
import { isColourable } from '../../../../../src/renderer/element/markdown/colour-limits.ts';
import { highlight } from '../../../../../src/renderer/element/markdown/highlighter.ts';
import { findLanguage, languageLabel } from '../../../../../src/renderer/element/markdown/languages.ts';

describe('languages', () => {
  it('are found by the names that people write, and by no other', () => {
    expect(['js', 'TSX', 'py', 'c++', 'C#', 'yml', 'sh', 'toml', 'html'].map((name) => findLanguage(name)?.id)).toEqual(['javascript', 'typescript', 'python', 'cpp', 'csharp', 'yaml', 'bash', 'ini', 'xml']);
    expect(['klingon', '__proto__', 'constructor', ''].map(findLanguage)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('are labelled in their own spelling, and unknown ones as they are written', () => {
    expect(['js', 'tsx', 'cpp', 'mermaid', 'Klingon', 'constructor', undefined].map(languageLabel)).toEqual(['JavaScript', 'TSX', 'C++', 'Mermaid', 'Klingon', 'constructor', undefined]);
  });

  it('all have a grammar under their first name', async () => {
    for (const name of ['bash', 'js', 'py', 'rust', 'html', 'toml', 'wasm', 'asm', 'vim', 'proto', 'nix', 'erl', 'f90', 'matlab']) expect(await highlight('a = 1', name), name).toBeDefined();
    expect(await highlight('a', 'klingon')).toBeUndefined();
  });

  it('colour only what their grammars read in a moment', () => {
    expect(isColourable('const a = 1;', 'js')).toBe(true);
    expect([isColourable('a', 'klingon'), isColourable('x'.repeat(401), 'js'), isColourable('x\n'.repeat(601), 'js'), isColourable('a a a\n'.repeat(500), 'js'), isColourable('a a a a a a a a a\n'.repeat(500), 'c'), isColourable('a\u202e', 'js')]).toEqual([false, false, false, true, false, false]);
  });
});
