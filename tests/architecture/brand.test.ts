import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { readRepository, sourceFiles } from './source-tree.ts';

/** Strings, keys and words between tags in which this app's own name stands: what another brand would inherit. Types and comments go nowhere. */
function namesIn(path: string, source: string): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isJsxText(node) || ts.isRegularExpressionLiteral(node);
    const isKey = ts.isIdentifier(node) && ts.isPropertyAssignment(node.parent) && node.parent.name === node;
    if ((isText || isKey) && /latchkey/i.test(node.getText())) found.push(`${path}: ${node.getText().slice(0, 80)}`);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return found;
}

describe('the name of the app', () => {
  test('stands in the branding file alone; code says it through src/shared/brand.ts', () => {
    const sources = [...sourceFiles(readRepository())].filter(([path]) => /^src\/.*\.tsx?$/.test(path));
    expect(sources.length).toBeGreaterThan(500);
    expect(sources.flatMap(([path, source]) => namesIn(path, source))).toEqual([]);
  });

  test('is found in strings, templates, keys and between tags, and not in comments and types', () => {
    expect(namesIn('a.tsx', "const a = 'Latchkey'; const b = `x-latchkey-${a}`; const c = { latchkey: 1 }; const d = <p>Open Latchkey</p>;")).toHaveLength(4);
    expect(namesIn('a.ts', "// Latchkey\nimport { x } from './latchkey.ts'; const a: 'latchkey' | undefined = undefined; class LatchkeyError {}")).toEqual([]);
  });
});
