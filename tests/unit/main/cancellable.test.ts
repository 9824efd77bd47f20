import { describe, expect, it, vi } from 'vitest';
import { cancellableBody, createCancellation } from '../../../src/main/cancellable.ts';

function source() {
  let controller!: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>;
  let pulls = 0;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    { start: (given) => void (controller = given), pull: () => void (pulls += 1) },
    { highWaterMark: 0 },
  );
  return { stream, controller, pulls: () => pulls };
}

describe('cancellableBody', () => {
  it('passes bytes through one pull at a time and reads nothing ahead', async () => {
    const { stream, controller, pulls } = source();
    const reader = cancellableBody(stream, createCancellation(new AbortController().signal)).getReader();
    expect(pulls()).toBe(0);
    const read = reader.read();
    controller.enqueue(new Uint8Array([1, 2]));
    expect([...(await read).value!]).toEqual([1, 2]);
    const end = reader.read();
    controller.close();
    expect((await end).done).toBe(true);
  });

  it('aborts when it is cancelled, also while a read is waiting', async () => {
    const { stream } = source();
    const cancellation = createCancellation(new AbortController().signal);
    const reader = cancellableBody(stream, cancellation).getReader();
    const waiting = reader.read();
    await reader.cancel();
    expect(cancellation.signal.aborted).toBe(true);
    expect((await waiting).done).toBe(true);
  });

  it('errors where the source breaks off, so that a cut is not an end', async () => {
    const { stream, controller } = source();
    const reader = cancellableBody(stream, createCancellation(new AbortController().signal)).getReader();
    const read = reader.read();
    controller.error(new Error('cut'));
    await expect(read).rejects.toThrow('cut');
  });

  it('follows the outer signal and lets go of it at the end', async () => {
    const outer = new AbortController();
    const cancellation = createCancellation(outer.signal);
    const { stream, controller } = source();
    const removed = vi.spyOn(outer.signal, 'removeEventListener');
    const reader = cancellableBody(stream, cancellation).getReader();
    controller.close();
    await reader.read();
    expect(removed).toHaveBeenCalledOnce();
    outer.abort();
    expect(cancellation.signal.aborted).toBe(false);
    expect(createCancellation(outer.signal).signal.aborted).toBe(true);
  });
});
