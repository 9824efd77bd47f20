import { describe, expect, it } from 'vitest';
import { createEventCutter } from '../../../src/main/event-cutter.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const text = (piece: Uint8Array | undefined): string | undefined => piece && new TextDecoder().decode(piece);

/** What comes out for what goes in, cut by cut. */
function cut(...chunks: string[]): (string | undefined)[] {
  const cutter = createEventCutter();
  return [...chunks.map((chunk) => text(cutter.push(bytes(chunk)))), text(cutter.end())];
}

describe('cutting a stream between its events', () => {
  it.each([
    ['line feeds', '\n'],
    ['carriage returns', '\r'],
    ['both', '\r\n'],
  ])('finds the ends of events with %s', (_, eol) => {
    const event = `data: a${eol}data: b${eol}${eol}`;
    expect(cut(`${event}data: c`, `${eol}${eol}`)).toEqual([event, `data: c${eol}${eol}`, undefined]);
  });

  it('hands on several events of one chunk together, and keeps what is not complete', () => {
    expect(cut('data: a\n\ndata: b\n\ndata: c', '\n', '\ndata: d')).toEqual(['data: a\n\ndata: b\n\n', undefined, 'data: c\n\n', 'data: d']);
  });

  it('leaves a line feed that comes late with what it ended', () => {
    expect(cut('data: a\r\n\r', '\ndata: b\r\n\r\n').join('')).toBe('data: a\r\n\r\ndata: b\r\n\r\n');
  });

  it('gives every byte back, in order, however the stream is cut', () => {
    const whole = bytes('data: {"text":"ä€😀"}\r\n\r\n: ping\n\ndata: [DONE]\n\ndata: x');
    for (let size = 1; size < whole.length; size += 1) {
      const cutter = createEventCutter();
      const out: number[] = [];
      for (let at = 0; at < whole.length; at += size) out.push(...(cutter.push(whole.slice(at, at + size)) ?? []));
      out.push(...(cutter.end() ?? []));
      expect(out).toEqual([...whole]);
    }
  });

  it('lets go of an event that never ends', () => {
    const cutter = createEventCutter(10);
    expect(cutter.push(bytes('data: 1234'))).toBeUndefined();
    expect(text(cutter.push(bytes('5')))).toBe('data: 12345');
    expect(text(cutter.push(bytes('6\n\n')))).toBe('6\n\n');
  });
});
