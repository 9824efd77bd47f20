/** JSON whose values know where they stand, for sentences that name the line. Strict (RFC 8259); duplicate keys are kept, for whoever minds. */

export interface Place {
  /** From 1; absent where the source has no lines. */
  line?: number;
  column?: number;
}

export type Located = Place &
  (
    | { type: 'object'; entries: readonly LocatedEntry[] }
    | { type: 'list'; items: readonly Located[] }
    | { type: 'value'; value: string | number | boolean | null }
  );

export interface LocatedEntry extends Place {
  key: string;
  value: Located;
}

export type ParsedJson = { ok: true; root: Located } | ({ ok: false } & Place);

const maxDepth = 32;
const literals: readonly (readonly [string, boolean | null])[] = [['true', true], ['false', false], ['null', null]];

class Fault extends Error {
  readonly at: number;
  constructor(at: number) {
    super('not JSON');
    this.at = at;
  }
}

/** Never throws. A mark at the beginning, as editors of Windows leave it, is no fault. */
export function parseLocatedJson(given: string): ParsedJson {
  const text = given.replace(/^\uFEFF/, '');
  let at = 0;

  function place(offset: number): { line: number; column: number } {
    const before = text.slice(0, offset);
    return { line: before.split('\n').length, column: offset - (before.lastIndexOf('\n') + 1) + 1 };
  }
  function space(): void {
    while (' \t\r\n'.includes(text[at] ?? '-')) at += 1;
  }
  function expect(char: string): void {
    space();
    if (text[at] !== char) throw new Fault(at);
    at += 1;
  }
  function string(): string {
    const found = /"(?:[^"\\]|\\[^])*"/y;
    found.lastIndex = at;
    const raw = found.exec(text)?.[0];
    if (raw === undefined) throw new Fault(at);
    try {
      const value = JSON.parse(raw) as string;
      at += raw.length;
      return value;
    } catch {
      // A tab or a line's end in it, or an escape there is none of: the first such character.
      const wrong = /\p{Cc}|\\(?!["\\/bfnrt]|u[\dA-Fa-f]{4})/u.exec(raw)?.index ?? 0;
      throw new Fault(at + wrong);
    }
  }
  /** What stands between brackets, with commas between. */
  function members(end: string, one: () => void): void {
    at += 1;
    space();
    if (text[at] === end) {
      at += 1;
      return;
    }
    for (;;) {
      one();
      space();
      if (text[at] === ',') at += 1;
      else break;
    }
    expect(end);
  }
  function value(depth: number): Located {
    space();
    if (depth > maxDepth) throw new Fault(at);
    const here = place(at);
    const char = text[at];
    if (char === '{') {
      const entries: LocatedEntry[] = [];
      members('}', () => {
        space();
        const where = place(at);
        const key = string();
        expect(':');
        entries.push({ key, ...where, value: value(depth + 1) });
      });
      return { ...here, type: 'object', entries };
    }
    if (char === '[') {
      const items: Located[] = [];
      members(']', () => items.push(value(depth + 1)));
      return { ...here, type: 'list', items };
    }
    if (char === '"') return { ...here, type: 'value', value: string() };
    const literal = literals.find(([word]) => text.startsWith(word, at));
    if (literal !== undefined) {
      at += literal[0].length;
      return { ...here, type: 'value', value: literal[1] };
    }
    const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
    number.lastIndex = at;
    const found = number.exec(text)?.[0];
    if (found === undefined) throw new Fault(at);
    at += found.length;
    return { ...here, type: 'value', value: Number(found) };
  }

  try {
    const root = value(0);
    space();
    if (at < text.length) throw new Fault(at);
    return { ok: true, root };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, ...place(error.at) };
  }
}
