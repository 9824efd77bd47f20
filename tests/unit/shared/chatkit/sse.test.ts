import { describe, expect, it } from 'vitest';
import { createSseDecoder, EventTooLargeError, readThreadEvents } from '../../../../src/shared/chatkit/sse.ts';
import type { MalformedEventError } from '../../../../src/shared/chatkit/sse.ts';
import type { ThreadStreamEvent } from '../../../../src/shared/chatkit/types.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const progress = (text: string): string => JSON.stringify({ type: 'progress_update', text });

function decode(chunks: Uint8Array[], limit?: number): { events: ThreadStreamEvent[]; faults: MalformedEventError[] } {
  const events: ThreadStreamEvent[] = [];
  const faults: MalformedEventError[] = [];
  const decoder = createSseDecoder({
    onEvent: (event) => events.push(event),
    onMalformed: (error) => faults.push(error),
    ...(limit === undefined ? {} : { maxEventLength: limit }),
  });
  for (const chunk of chunks) decoder.push(chunk);
  decoder.end();
  return { events, faults };
}

const texts = (events: ThreadStreamEvent[]): string[] => events.map((event) => (event.type === 'progress_update' ? event.text : event.type));

function bodyOf(chunks: Uint8Array[], end: 'close' | 'open' | Error = 'close', onCancel = (): void => undefined): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      if (end === 'close') controller.close();
      if (end instanceof Error) controller.error(end);
    },
    cancel: onCancel,
  });
}

async function collect(events: AsyncIterable<ThreadStreamEvent>): Promise<string[]> {
  const found: ThreadStreamEvent[] = [];
  for await (const event of events) found.push(event);
  return texts(found);
}

describe('createSseDecoder', () => {
  it('reads several events from one chunk', () => {
    expect(texts(decode([bytes(`data: ${progress('a')}\n\ndata: ${progress('b')}\n\n`)]).events)).toEqual(['a', 'b']);
  });

  it('reads the same events wherever the bytes are cut, also inside a character', () => {
    const all = bytes(`data: ${progress('Grüße 🗝️ 鍵')}\r\n\r\n: ping\r\n\r\ndata: ${progress('b')}\r\n\r\n`);
    for (let at = 1; at < all.length; at += 1) {
      expect(texts(decode([all.slice(0, at), all.slice(at)]).events)).toEqual(['Grüße 🗝️ 鍵', 'b']);
    }
    expect(texts(decode([...all].map((byte) => Uint8Array.of(byte))).events)).toEqual(['Grüße 🗝️ 鍵', 'b']);
  });

  it.each([['LF', '\n'], ['CR', '\r'], ['CRLF', '\r\n']])('takes %s as the end of a line', (_name, eol) => {
    expect(texts(decode([bytes(`data: ${progress('a')}${eol}${eol}data: ${progress('b')}${eol}${eol}`)]).events)).toEqual(['a', 'b']);
  });

  it('joins data lines, takes data without a space, skips comments and fields it does not know', () => {
    expect(texts(decode([bytes(`: hello\nevent: message\nid: 7\nfoo: bar\ndata:{"type":"progress_update",\ndata: "text":"a"}\n\n`)]).events)).toEqual(['a']);
  });

  it('delivers a last event that has no blank line after it', () => {
    expect(texts(decode([bytes(`data: ${progress('a')}`)]).events)).toEqual(['a']);
    expect(texts(decode([bytes(`data: ${progress('a')}\n`)]).events)).toEqual(['a']);
  });

  it('ignores a stray [DONE] and empty data', () => {
    const { events, faults } = decode([bytes(`data: ${progress('a')}\n\ndata: [DONE]\n\ndata:\n\n`)]);
    expect(texts(events)).toEqual(['a']);
    expect(faults).toEqual([]);
  });

  it('reports an event that cannot be read and goes on with the next', () => {
    const { events, faults } = decode([bytes(`data: {oops\n\ndata: 7\n\ndata: {"type":"thread.item.done","item":{}}\n\ndata: ${progress('b')}\n\n`)]);
    expect(texts(events)).toEqual(['b']);
    expect(faults).toHaveLength(3);
  });

  it('ignores event types and update kinds that it does not know', () => {
    const { events, faults } = decode([
      bytes(`data: {"type":"thread.sparkled"}\n\ndata: {"type":"thread.item.updated","item_id":"a","update":{"type":"new.kind"}}\n\n`),
    ]);
    expect(events).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('refuses an event beyond the limit instead of buffering it', () => {
    const chunk = bytes('x'.repeat(600));
    expect(() => decode([bytes('data: '), chunk, chunk], 1_000)).toThrow(EventTooLargeError);
  });
});

describe('readThreadEvents', () => {
  it('ends with the body', async () => {
    await expect(collect(readThreadEvents(bodyOf([bytes(`data: ${progress('a')}\n\n`)])))).resolves.toEqual(['a']);
  });

  it('takes a body without events as an empty stream', async () => {
    await expect(collect(readThreadEvents(bodyOf([])))).resolves.toEqual([]);
  });

  it('hands on the failure of a body that breaks off', async () => {
    await expect(collect(readThreadEvents(bodyOf([], new TypeError('terminated'))))).rejects.toThrow('terminated');
  });

  it('stops and cancels the body when the signal aborts, although the body itself does not know the signal', async () => {
    const stop = new AbortController();
    let cancelled = false;
    const body = bodyOf([bytes(`data: ${progress('a')}\n\n`)], 'open', () => (cancelled = true) as unknown as undefined);
    const reading = readThreadEvents(body, { signal: stop.signal });
    await expect(reading.next()).resolves.toMatchObject({ value: { text: 'a' } });
    const next = reading.next();
    stop.abort();
    await expect(next).rejects.toMatchObject({ name: 'AbortError' });
    expect(cancelled).toBe(true);
  });

  it('cancels the body when the reader leaves the loop', async () => {
    let cancelled = false;
    const body = bodyOf([bytes(`data: ${progress('a')}\n\n`)], 'open', () => (cancelled = true) as unknown as undefined);
    const reading = readThreadEvents(body);
    await reading.next();
    await reading.return();
    expect(cancelled).toBe(true);
  });
});
