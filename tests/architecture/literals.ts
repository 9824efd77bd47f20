import ts from 'typescript';

/** A text in the source that a person would read in one language alone. */
export interface Literal {
  path: string;
  text: string;
}

/** Attributes and properties whose strings people read or hear. */
const spoken = new Set(['aria-label', 'aria-valuetext', 'aria-description', 'title', 'placeholder', 'alt', 'label', 'hint', 'busyLabel', 'message']);

/** Two words or more, the first of them written as a sentence or a label begins. */
const sentence = /^[A-Z][\p{L}’']*(?: [\p{L}\d’'&-]+)+|\p{L}{2,} \p{L}{2,} \p{L}{2,}/u;

/** Beside what is filled in: two words, one before a gap, or one after it. */
const partOfSentence = /\p{L}{2,} \p{L}{2,}|^\p{Lu}\p{L}+:? $|^ \p{L}{2,}[.!?]?$/u;

/** Words between tags, in spoken attributes, and whatever reads like a sentence. Comments, imports and types are no words. */
export function literalsIn(path: string, source: string): Literal[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: Literal[] = [];
  const add = (text: string): void => {
    found.push({ path, text: text.trim().replace(/\s+/gu, ' ') });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isJsxText(node)) {
      if (/\p{L}/u.test(node.text)) add(node.text);
    } else if (ts.isStringLiteralLike(node)) {
      const name = nameOf(node.parent);
      if (name === 'className') return;
      const isSpoken = name !== undefined && spoken.has(name) && /\p{L}/u.test(node.text);
      if (isSpoken || sentence.test(node.text)) add(node.text);
    } else if (ts.isTemplateExpression(node)) {
      const parts = [node.head, ...node.templateSpans.map((span) => span.literal)].map((part) => part.text);
      if (nameOf(node.parent.parent) !== 'className' && parts.some((part) => partOfSentence.test(part))) add(parts.join(' … '));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function nameOf(node: ts.Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (ts.isJsxAttribute(node) || ts.isPropertyAssignment(node)) return node.name.getText();
  return undefined;
}
