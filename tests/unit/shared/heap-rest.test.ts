import v8 from 'node:v8';
import vm from 'node:vm';
import { expect, it } from 'vitest';
import { createHeapRest } from '../../../src/shared/heap-rest.ts';

const roomForNew = (): number => v8.getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')!.space_size;

/** As a start does: much that lives for a while. V8 makes room for new objects when many of them outlive one look. */
function work(): void {
  for (let round = 0; round < 40 && roomForNew() <= 4 * 1_048_576; round += 1) Array.from({ length: 200_000 }, (_, index) => ({ index }));
}

it('gives back the room that V8 has made for new objects', async () => {
  work();
  const before = roomForNew();
  expect(before).toBeGreaterThan(2 * 1_048_576);
  await createHeapRest({ ...v8, ...vm }).rest();
  expect(roomForNew()).toBeLessThanOrEqual(before / 2);
});

it('looks once the start is over and then ever more seldom, down to every five minutes, and collects where there is much to give', () => {
  let mib = 16;
  let collected = 0;
  const waiting: { run: () => void; delayMs: number }[] = [];
  const heap = createHeapRest({
    getHeapSpaceStatistics: () => [{ space_name: 'new_space', space_size: mib * 1_048_576 }, { space_name: 'old_space', space_size: 2 ** 30 }],
    setFlagsFromString: () => undefined,
    runInNewContext: () => () => Promise.resolve(void (collected += 1)),
  });
  const stop = heap.keepSmall((run, delayMs) => {
    const entry = { run, delayMs };
    waiting.push(entry);
    return () => void waiting.splice(waiting.indexOf(entry), 1);
  });
  const pass = (): number => {
    const { run, delayMs } = waiting.shift()!;
    run();
    return delayMs;
  };
  expect([pass(), collected]).toEqual([3_000, 1]);
  mib = 1;
  expect([pass(), collected]).toEqual([6_000, 1]);
  mib = 8;
  expect([pass(), collected]).toEqual([12_000, 2]);
  expect(Array.from({ length: 7 }, pass)).toEqual([24_000, 48_000, 96_000, 192_000, 300_000, 300_000, 300_000]);
  stop();
  expect(waiting).toEqual([]);
});

it('leaves it to V8 where there is no way to ask', async () => {
  const heap = createHeapRest({
    getHeapSpaceStatistics: () => [{ space_name: 'new_space', space_size: 2 ** 24 }],
    setFlagsFromString: () => undefined,
    runInNewContext: vm.runInNewContext,
  });
  await expect(heap.rest()).resolves.toBeUndefined();
});
