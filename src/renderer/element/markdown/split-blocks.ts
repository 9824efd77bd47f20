import { toBlock } from './blocks.ts';
import type { Block } from './blocks.ts';
import { collectDefinitions, linksFor, notesIn, noteText } from './definitions.ts';
import type { Definitions } from './definitions.ts';
import { scanSegments } from './segments.ts';
import type { Segment } from './segments.ts';

/** A footnote that the text points to. */
export interface Note {
  name: string;
  /** From 1, in the order in which the text points to them. */
  number: number;
  source: string;
}

export interface SplitText {
  blocks: readonly Block[];
  notes: readonly Note[];
  /** Numbers by name, also of notes that have not come yet. */
  numbers: ReadonlyMap<string, number>;
}

/**
 * Splits markdown into top-level blocks, cheaply when called again with more of the same text. Blocks that did not
 * change are the same objects.
 */
export type BlockSplitter = (text: string, streaming?: boolean) => SplitText;

/** Segments that may still change when text is added: the last line can join what is above it. */
const unsettled = 2;

interface Drawn {
  extra: string;
  open: boolean;
  block: Block;
}

const empty: SplitText = { blocks: [], notes: [], numbers: new Map() };

/** @returns a splitter that remembers its last text. Definitions of links and notes are given to the blocks that use them. */
export function createBlockSplitter(): BlockSplitter {
  let lastText = '';
  let lastStreaming = false;
  let segments: readonly Segment[] = [];
  let result = empty;
  const drawn = new WeakMap<Segment, Drawn>();
  const pointers = new WeakMap<Segment, readonly string[]>();

  return (raw, streaming = false) => {
    const text = raw.includes('\r') ? raw.replaceAll(/\r\n?/g, '\n') : raw;
    if (text === lastText && streaming === lastStreaming) return result;
    if (text !== lastText) segments = text.startsWith(lastText) ? grow(text) : scanSegments(text, 0, false);
    lastText = text;
    lastStreaming = streaming;
    result = draw(streaming);
    return result;
  };

  function grow(text: string): Segment[] {
    const settled = segments.slice(0, -unsettled);
    const before = segments.slice(-unsettled);
    const [first] = before;
    const fresh = scanSegments(text, first?.at ?? 0, first?.joins ?? false);
    return [...settled, ...fresh.map((segment, index) => (isSame(segment, before[index]) ? (before[index] ?? segment) : segment))];
  }

  function draw(streaming: boolean): SplitText {
    const definitions = collectDefinitions(segments);
    const counted = numberNotes(definitions, streaming);
    // The same map while it says the same: marks in finished blocks look at it.
    const numbers = sameNames(counted, result.numbers) ? result.numbers : counted;
    const last = segments.at(-1);
    const blocks = segments.filter(({ kind }) => kind !== 'note').map((segment) => {
      const open = streaming && segment === last && (segment.kind !== 'code' || !segment.closed);
      const extra = extraFor(segment, definitions, numbers);
      const known = drawn.get(segment);
      if (known !== undefined && known.open === open && known.extra === extra) return known.block;
      const block = toBlock(segment, open, extra);
      drawn.set(segment, { extra, open, block });
      return block;
    });
    const notes = [...numbers].flatMap(([name, number]): Note[] => {
      const source = definitions.notes.get(name);
      return source === undefined ? [] : [{ name, number, source: noteText(source) + linksSuffix(linksFor(source, definitions.links)) }];
    });
    return { blocks, notes, numbers };
  }

  function numberNotes(definitions: Definitions, streaming: boolean): Map<string, number> {
    const numbers = new Map<string, number>();
    for (const segment of segments) {
      if (segment.kind === 'note' || segment.kind === 'code' || segment.kind === 'math') continue;
      for (const name of pointersOf(segment)) if ((streaming || definitions.notes.has(name)) && !numbers.has(name)) numbers.set(name, numbers.size + 1);
    }
    return numbers;
  }

  function extraFor(segment: Segment, { links }: Definitions, numbers: ReadonlyMap<string, number>): string {
    if (segment.kind === 'code' || segment.kind === 'math') return '';
    const notes = numbers.size === 0 ? [] : pointersOf(segment).filter((name) => numbers.has(name)).map((name) => `[^${name}]: .`);
    return linksSuffix([linksFor(segment.raw, links), ...notes].filter((line) => line !== '').join('\n\n'));
  }

  function pointersOf(segment: Segment): readonly string[] {
    let names = pointers.get(segment);
    if (names === undefined) pointers.set(segment, (names = notesIn(segment.raw)));
    return names;
  }
}

function linksSuffix(lines: string): string {
  return lines === '' ? '' : `\n\n${lines}`;
}

function isSame(a: Segment, b: Segment | undefined): boolean {
  return b !== undefined && a.kind === b.kind && a.at === b.at && a.raw === b.raw && a.closed === b.closed && a.joins === b.joins;
}

function sameNames(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a.keys()].every((name) => a.get(name) === b.get(name));
}
