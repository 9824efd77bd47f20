import { describe, expect, it } from 'vitest';
import { parseLocatedJson, type Located } from '../../../../src/main/policy/located-json.ts';
import { seededRandom } from '../../../support/random.ts';

/** The value without its places; of keys that are there twice the last one wins, as with `JSON.parse`. */
function plain(node: Located): unknown {
  if (node.type === 'value') return node.value;
  if (node.type === 'list') return node.items.map(plain);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
}

describe('JSON with places', () => {
  it.each(['{}', '[]', ' {"a":[1,-2.5e3,true,false,null,"\\u00e9\\n"]} ', '"x"', '0', '{"a":{"b":{"c":[[],{}]}}}', '\uFEFF{"a":1}'])('reads %s as JSON.parse does', (text) => {
    const parsed = parseLocatedJson(text);
    expect(parsed.ok && plain(parsed.root)).toEqual(JSON.parse(text.replace(/^\uFEFF/, '')));
  });

  it('knows line and column of keys and values, whatever ends the lines', () => {
    for (const end of ['\n', '\r\n']) {
      const parsed = parseLocatedJson(['{', '  "a": 1,', '  "b": {', '    "c": "x" }', '}'].join(end));
      if (!parsed.ok || parsed.root.type !== 'object') throw new TypeError('not read');
      expect(parsed.root.entries.map(({ key, line, column }) => [key, line, column])).toEqual([['a', 2, 3], ['b', 3, 3]]);
      const inner = parsed.root.entries[1]!.value;
      expect(inner.type === 'object' && inner.entries[0]!.value).toMatchObject({ line: 4, column: 10, value: 'x' });
    }
  });

  it.each([
    ['', 1, 1],
    ['{', 1, 2],
    ['{"a": 1,}', 1, 9],
    ['{\n  "a": tru\n}', 2, 8],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
    ['{"a": \'x\'}', 1, 7],
    ['{"a": "x\ny"}', 1, 9],
    ['{"a": "\\x"}', 1, 8],
    ['[1 2]', 1, 4],
    ['{} {}', 1, 4],
    ['{"a": 01}', 1, 8],
    ['// no\n{}', 1, 1],
    ['[NaN]', 1, 2],
  ])('names the place of the fault in %j', (text, line, column) => {
    expect(parseLocatedJson(text)).toEqual({ ok: false, line, column });
  });

  it('keeps both of two equal keys, and survives any depth', () => {
    const twice = parseLocatedJson('{"a":1,"a":2}');
    expect(twice.ok && twice.root.type === 'object' && twice.root.entries.length).toBe(2);
    expect(parseLocatedJson('['.repeat(100_000)).ok).toBe(false);
  });

  it('agrees with JSON.parse on 2,000 texts that were damaged at random', () => {
    const random = seededRandom(11);
    const good = JSON.stringify({ a: [1, 'x\n', { b: null }], c: { d: true, e: -0.5e-3 } }, null, 2);
    for (let round = 0; round < 2_000; round += 1) {
      const at = Math.floor(random() * good.length);
      const text = good.slice(0, at) + ['', '"', ',', '}', '\\', '\n', '0', ' ', 'x', '['][Math.floor(random() * 10)]! + good.slice(at + Math.floor(random() * 3));
      let expected: unknown;
      try {
        expected = { value: JSON.parse(text) as unknown };
      } catch {
        expected = 'fault';
      }
      const parsed = parseLocatedJson(text);
      expect(parsed.ok ? { value: plain(parsed.root) } : 'fault', text).toEqual(expected);
    }
  });
});
