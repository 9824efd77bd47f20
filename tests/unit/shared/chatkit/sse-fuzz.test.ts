import { describe, expect, it } from 'vitest';
import { createChatKitClient } from '../../../../src/shared/chatkit/client.ts';
import { applyEvent } from '../../../../src/shared/chatkit/reducer.ts';
import { endResponse, startResponse } from '../../../../src/shared/chatkit/responses.ts';
import { createSseDecoder, EventTooLargeError, maxEventLength } from '../../../../src/shared/chatkit/sse.ts';
import { allEntries, createThreadState } from '../../../../src/shared/chatkit/thread-state.ts';
import type { ThreadState } from '../../../../src/shared/chatkit/thread-state.ts';
import type { ThreadStreamEvent } from '../../../../src/shared/chatkit/types.ts';
import { assistant, part, user, widget, workflow } from '../../../support/chatkit-events.ts';
import { pick, seededRandom } from '../../../support/random.ts';

const encoder = new TextEncoder();
const runs = Array.from({ length: 60 }, (_, seed) => seed + 1);
const words = ['Hé', 'llo ', '🗝️', '漢字', '\u202e', '"', '\\n', '\u2028', '👩‍👩‍👧', ' ', '</script>', 'data: x'];

/** One event of every kind that changes a thread, and its text full of what is hard to cut. */
function conversation(random: () => number): ThreadStreamEvent[] {
  const text = Array.from({ length: 8 }, () => pick(random, words));
  const deltas = text.map((delta): ThreadStreamEvent => ({
    type: 'thread.item.updated', item_id: 'a', update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta },
  }));
  return [
    { type: 'thread.item.done', item: user('u', text.join('')) },
    { type: 'stream_options', stream_options: { allow_cancel: true } },
    { type: 'progress_update', text: 'Looking…' },
    { type: 'thread.item.added', item: workflow('wf') },
    { type: 'thread.item.updated', item_id: 'wf', update: { type: 'workflow.task.added', task_index: 0, task: { type: 'thought', content: text[0] ?? '', status_indicator: 'none' } } },
    { type: 'thread.item.added', item: assistant('a') },
    ...deltas,
    { type: 'thread.item.updated', item_id: 'a', update: { type: 'assistant_message.content_part.done', content_index: 0, content: part(text.join('')) } },
    { type: 'thread.item.done', item: widget('w', { type: 'Card', children: { type: 'Text', id: 't', value: '' } }) },
    { type: 'thread.item.updated', item_id: 'w', update: { type: 'widget.streaming_text.value_delta', component_id: 't', delta: text.join(''), done: true } },
    { type: 'notice', level: 'warning', message: text.join('') },
    { type: 'thread.item.done', item: assistant('a', text.join('')) },
  ];
}

/** The event as a frame in one of the spellings that the grammar allows: line ends, more data lines, other fields, comments. */
function frame(event: ThreadStreamEvent, random: () => number): string {
  const newline = pick(random, ['\n', '\r\n', '\r']);
  const json = JSON.stringify(event);
  const spread = random() < 0.3 ? JSON.stringify(event, undefined, 1).split('\n') : [json];
  const space = random() < 0.5 ? ' ' : '';
  const extra = pick(random, ['', `: ping${newline}`, `id: 7${newline}`, `event: message${newline}`, `sparkle: yes${newline}`, `retry: 10${newline}`, `${newline}${newline}`]);
  return `${extra}${spread.map((line) => `data:${space}${line}${newline}`).join('')}${newline}`;
}

const junk = ['{oops', '7', 'null', '[]', '"text"', '{"type":7}', '{"type":"thread.item.done","item":{}}', '{"type":"thread.item.updated","item_id":"a","update":{}}', '{"type":"notice"}'];
const unknown = ['{"type":"thread.sparkled","x":1}', '{"type":"thread.item.updated","item_id":"a","update":{"type":"sparkle"}}', '[DONE]'];

/** Cuts bytes anywhere, characters and line ends included. */
function chunks(text: string, random: () => number): Uint8Array[] {
  const bytes = encoder.encode(text);
  const found: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const to = Math.min(bytes.length, at + 1 + Math.floor(random() ** 3 * 200));
    found.push(bytes.subarray(at, to));
    at = to;
  }
  return found;
}

function decode(pieces: readonly Uint8Array[]): { events: ThreadStreamEvent[]; malformed: number } {
  const events: ThreadStreamEvent[] = [];
  let malformed = 0;
  const decoder = createSseDecoder({ onEvent: (event) => events.push(event), onMalformed: () => (malformed += 1) });
  for (const piece of pieces) decoder.push(piece);
  decoder.end();
  return { events, malformed };
}

/** Everything that drawing relies on. */
function inconsistencies(state: ThreadState): string[] {
  const entries = allEntries(state);
  const problems: string[] = [];
  if (new Set(entries.map((entry) => entry.key)).size !== entries.length) problems.push('keys repeat');
  if (entries.some((entry) => entry.streaming)) problems.push('something still streams');
  for (const { item } of entries) {
    if (item.type === 'assistant_message' && !item.content.every((one) => typeof one.text === 'string' && Array.isArray(one.annotations))) problems.push(`${item.id} has no text`);
    if (item.type === 'workflow' && !Array.isArray(item.workflow.tasks)) problems.push(`${item.id} has no tasks`);
    if (item.type === 'widget' && typeof item.widget.type !== 'string') problems.push(`${item.id} is no widget`);
  }
  return problems;
}

const fold = (events: readonly ThreadStreamEvent[]): ThreadState =>
  endResponse(events.reduce(applyEvent, startResponse(createThreadState())), { type: 'completed' });

describe('any spelling of a stream, cut anywhere', () => {
  it.each(runs)('says the same: seed %i', (seed) => {
    const random = seededRandom(seed);
    const events = conversation(random);
    const { events: read, malformed } = decode(chunks(events.map((event) => frame(event, random)).join(''), random));
    expect(malformed).toBe(0);
    expect(fold(read)).toEqual(fold(decode([encoder.encode(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''))]).events));
    expect(read).toHaveLength(events.length);
  });

  it.each(runs)('with junk between its events loses only the junk, and tells of each piece: seed %i', (seed) => {
    const random = seededRandom(seed * 7919);
    const events = conversation(random);
    let broken = 0;
    const text = events.map((event) => {
      const noise = random();
      if (noise < 0.3) broken += 1;
      const before = noise < 0.3 ? `data: ${pick(random, junk)}\n\n` : noise < 0.5 ? `data: ${pick(random, unknown)}\n\n` : noise < 0.6 ? 'no field at all\n\n' : '';
      return before + frame(event, random);
    });
    const { events: read, malformed } = decode(chunks(text.join(''), random));
    expect(malformed).toBe(broken);
    expect(read.map((event) => event.type)).toEqual(events.map((event) => event.type));
    expect(inconsistencies(fold(read))).toEqual([]);
  });

  it.each(runs)('cut off in the middle keeps what came before: seed %i', (seed) => {
    const random = seededRandom(seed * 104_729);
    const events = conversation(random);
    const bytes = encoder.encode(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
    const { events: read, malformed } = decode([bytes.subarray(0, Math.floor(random() * bytes.length))]);
    expect(read.map((event) => event.type)).toEqual(events.slice(0, read.length).map((event) => event.type));
    expect(malformed).toBeLessThanOrEqual(1);
    expect(inconsistencies(fold(read))).toEqual([]);
  });

  it.each(runs)('of events in any order, lost and doubled, leaves a thread that can be drawn: seed %i', (seed) => {
    const random = seededRandom(seed * 15_485_863);
    const events = conversation(random);
    const shuffled = Array.from({ length: 60 }, () => pick(random, events));
    expect(inconsistencies(fold(decode(chunks(shuffled.map((event) => frame(event, random)).join(''), random)).events))).toEqual([]);
  });

  it.each(runs.slice(0, 20))('of random bytes is read to its end: seed %i', (seed) => {
    const random = seededRandom(seed);
    const bytes = Uint8Array.from({ length: 20_000 }, () => (random() < 0.2 ? pick(random, [10, 13, 58, 100]) : Math.floor(random() * 256)));
    expect(decode([bytes.subarray(0, 7_001), bytes.subarray(7_001)]).events).toEqual([]);
  });
});

describe('a huge event', () => {
  const huge = (length: number): string => `data: ${JSON.stringify({ type: 'progress_update', text: 'x'.repeat(length) })}\n\n`;

  it('of 10 MB is read, however it is cut', () => {
    const bytes = encoder.encode(huge(10 * 1024 * 1024));
    const pieces = Array.from({ length: Math.ceil(bytes.length / 16_384) }, (_, at) => bytes.subarray(at * 16_384, (at + 1) * 16_384));
    expect(decode(pieces).events).toMatchObject([{ type: 'progress_update' }]);
  });

  it('beyond the limit ends the stream with an error that says so, and keeps what came before', async () => {
    expect(() => decode([encoder.encode(huge(maxEventLength))])).toThrow(EventTooLargeError);
    const body = encoder.encode(`data: ${JSON.stringify({ type: 'progress_update', text: 'before' })}\n\n${huge(maxEventLength)}`);
    const client = createChatKitClient({ url: '/c', fetch: () => Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } })) });
    const seen: string[] = [];
    const reading = (async () => {
      for await (const event of client.stream('threads.retry_after_item', { thread_id: 't', item_id: 'i' })) seen.push(event.type);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'too_large', message: 'The chat server sent more at once than can be shown.' });
    expect(seen).toEqual(['progress_update']);
  });
});
