import { describe, expect, it } from 'vitest';
import { turns } from '../../../support/manual-clock.ts';
import { watchAnswer, type Unconfirmed } from '../../../../src/main/outbox/watch.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const thread = 'data: {"type":"thread.created","thread":{"id":"thr_1","created_at":"2026-01-01T00:00:00Z","status":{"type":"active"},"metadata":{},"items":{"data":[],"has_more":false}}}\n\n';
const instead = 'data: {"type":"notice","level":"info","message":"It waits."}\n\n';

/** What a reader gets of an answer in these pieces that breaks off, or ends. */
async function read(pieces: readonly string[], then: 'cut' | 'end'): Promise<{ text: string; ends: Unconfirmed[] }> {
  const ends: Unconfirmed[] = [];
  const body = watchAnswer({
    body: new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(bytes(piece));
      },
      pull(controller) {
        if (then === 'end') controller.close();
        else controller.error(new TypeError('terminated'));
      },
    }, { highWaterMark: 0 }),
    onThread: () => Promise.resolve(),
    onStored: () => Promise.resolve(),
    onUnconfirmed: (end) => void ends.push(end),
    onEnd: () => undefined,
    instead: () => bytes(instead),
    outlivesReader: false,
  });
  return { text: await new Response(body).text(), ends };
}

describe('an answer that is watched', () => {
  it('that breaks off inside an event is followed by what waits, and nothing of that event', async () => {
    expect(await read([thread, 'data: {"type":"thread.item.done","item":{"id":"msg_1", '], 'cut')).toEqual({ text: thread + instead, ends: [{ how: 'cut' }] });
  });

  it('passes whole, in whichever pieces it comes, also an end without its blank line', async () => {
    const whole = `${thread}data: {"type":"error","code":"custom","message":"No."}\n`;
    const pieces = [whole.slice(0, 20), whole.slice(20, 21), whole.slice(21)];
    expect(await read(pieces, 'end')).toEqual({ text: whole, ends: [{ how: 'refused', problem: { message: 'No.' } }] });
  });

  it('tells its reader of a thread when that is on the disk, not before', async () => {
    let written: () => void = () => undefined;
    const told: string[] = [];
    const body = watchAnswer({
      body: new Blob([thread]).stream(),
      onThread: () => new Promise((resolve) => (written = resolve)),
      onStored: () => Promise.resolve(),
      onUnconfirmed: () => undefined,
      onEnd: () => undefined,
      outlivesReader: false,
    });
    const reading = new Response(body).text().then((text) => told.push(text));
    await turns();
    expect(told).toEqual([]);
    written();
    await reading;
    expect(told).toEqual([thread]);
  });
});
