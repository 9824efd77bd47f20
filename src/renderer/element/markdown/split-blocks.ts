import { lexer } from 'marked';

/** Splits markdown into top-level blocks, cheaply when called again with more of the same text. */
export type BlockSplitter = (text: string) => readonly string[];

interface Piece {
  raw: string;
  type: string;
}

/**
 * Pieces that may still change when text is added: the last, and the two before it, since a list goes on after blank
 * lines and a setext underline or lazy continuation joins what is above it.
 */
const unsettled = 3;

/** Footnotes point from one block to another, which blocks drawn apart cannot follow. */
const footnote = /^\[\^[^\]\s]+\]:/m;

/**
 * @returns a splitter that remembers its last text. Each block is drawn on its own, so a block that comes out as the same
 * string is not drawn again. Link definitions are given to every block that may use them.
 */
export function createBlockSplitter(): BlockSplitter {
  let lastText: string | undefined;
  let pieces: readonly Piece[] = [];
  let result: readonly string[] = [];

  return (raw) => {
    const text = raw.includes('\r') ? raw.replaceAll(/\r\n?/g, '\n') : raw;
    if (text === lastText) return result;
    const settled = lastText !== undefined && text.startsWith(lastText) ? pieces.slice(0, -unsettled) : [];
    lastText = text;
    if (footnote.test(text)) {
      pieces = [];
      result = [text];
    } else {
      pieces = [...settled, ...split(text.slice(lengthOf(settled)))];
      result = toBlocks(pieces);
    }
    return result;
  };
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.raw.length, 0);
}

function split(text: string): Piece[] {
  const pieces = lexer(text).map(({ raw, type }): Piece => ({ raw, type }));
  // Should the lexer have changed the text, its pieces would not add up to ours.
  return lengthOf(pieces) === text.length ? pieces : [{ raw: text, type: 'unknown' }];
}

function toBlocks(pieces: readonly Piece[]): string[] {
  const definitions = pieces.filter((piece) => piece.type === 'def').map((piece) => piece.raw.trimEnd()).join('\n');
  return pieces
    .filter((piece) => piece.type !== 'def' && piece.type !== 'space')
    .map(({ raw, type }) => (definitions === '' || type === 'code' || !raw.includes('[') ? raw : `${raw.trimEnd()}\n\n${definitions}`));
}
