import { beforeEach, expect, it } from 'vitest';
import { createPerformanceLog, type PerformanceLog } from '../../../../src/main/performance/performance-log.ts';
import { maxMemory, maxStarts } from '../../../../src/main/performance/samples.ts';
import type { PerformanceView } from '../../../../src/shared/performance.ts';
import { quietLog } from '../../../support/quiet-log.ts';

let stored: string | undefined;
let time: number;
let mb: number;
let waiting: { run: () => void; delayMs: number }[];

beforeEach(() => {
  stored = undefined;
  time = 1_000_000;
  mb = 300.4;
  waiting = [];
});

function open({ startedAt = time - 812, write }: { startedAt?: number | undefined; write?: () => void } = {}): PerformanceLog {
  return createPerformanceLog({
    file: { read: () => stored, write: write ?? ((text) => (stored = text)) },
    startedAt,
    memoryMb: () => mb,
    version: '1.2.3',
    now: () => time,
    schedule(run, delayMs) {
      const entry = { run, delayMs };
      waiting.push(entry);
      return () => void (waiting = waiting.filter((other) => other !== entry));
    },
    log: quietLog(),
  });
}

function pass(): void {
  const next = waiting.shift()!;
  time += next.delayMs;
  next.run();
}

it('remembers how long a start took, from the beginning of the process to the first screen, once', () => {
  const log = open();
  log.usable();
  time += 5_000;
  log.usable();
  expect(log.view().starts).toEqual([{ at: 1_000_000, ms: 812, version: '1.2.3' }]);
  expect(open().view().starts).toHaveLength(1);
});

it('looks at memory half a minute after the first screen, and every ten minutes from then on', () => {
  const log = open();
  expect(waiting).toEqual([]);
  log.usable();
  expect(waiting[0]!.delayMs).toBe(30_000);
  pass();
  expect(waiting[0]!.delayMs).toBe(600_000);
  mb = 310;
  pass();
  expect(open().view().memory.map((look) => look.mb)).toEqual([300, 310, 310]);
});

it('shows the memory of now without keeping it', () => {
  const log = open();
  expect(log.view().memory).toEqual([{ at: time, mb: 300 }]);
  expect(stored).toBeUndefined();
});

it('measures no start where none has an end of its own', () => {
  const log = createPerformanceLog({ file: { read: () => undefined, write: () => undefined }, startedAt: undefined, memoryMb: () => 90, version: '1', now: () => time, schedule: () => () => undefined, log: quietLog() });
  log.usable();
  expect(log.view().starts).toEqual([]);
});

it('leaves a start out when the clock was set back meanwhile', () => {
  const log = open({ startedAt: time + 60_000 });
  log.usable();
  expect(log.view().starts).toEqual([]);
});

it('keeps the newest starts, and thins out old looks at memory so that weeks fit in', () => {
  const long: PerformanceView = {
    starts: Array.from({ length: maxStarts }, (_, at) => ({ at: at + 1, ms: 500, version: '1' })),
    memory: Array.from({ length: maxMemory }, (_, at) => ({ at: at + 1, mb: 200 })),
  };
  stored = JSON.stringify(long);
  const log = open();
  log.usable();
  pass();
  const { starts, memory } = JSON.parse(stored) as PerformanceView;
  expect(starts).toHaveLength(maxStarts);
  expect(starts.at(-1)!.ms).toBe(812);
  // Of the older half every second one is left, and of the newer half all.
  expect(memory.length).toBe(maxMemory / 4 + maxMemory / 2 + 1);
  expect(memory.slice(-(maxMemory / 2)).map(({ at }) => at)).toEqual([...Array.from({ length: maxMemory / 2 - 1 }, (_, index) => maxMemory / 2 + 2 + index), time]);
  expect([memory[0]!.at, memory[1]!.at, memory.at(-1)!.at]).toEqual([1, 3, time]);
});

it('reads no more of a file than it would keep', () => {
  stored = JSON.stringify({
    starts: Array.from({ length: maxStarts + 9 }, (_, at) => ({ at: at + 1, ms: 500, version: '1' })),
    memory: Array.from({ length: 10 * maxMemory }, (_, at) => ({ at: at + 1, mb: 200 })),
  });
  const { starts, memory } = open().view();
  expect([starts.length, starts[0]!.at]).toEqual([maxStarts, 10]);
  expect(memory.length).toBeLessThanOrEqual(maxMemory);
  expect(memory.at(-2)!.at).toBe(10 * maxMemory);
});

it.each(['', 'x', 'null', '{"starts":1}', '{"starts":[],"memory":"x"}'])('begins anew with a file that it cannot read: %s', (text) => {
  stored = text;
  expect(open().view().starts).toEqual([]);
});

it('takes what fits of a file, and leaves out the rest', () => {
  stored = JSON.stringify({ starts: [{ at: 1, ms: 700, version: '1' }, { at: 2, ms: -1, version: '1' }, null], memory: [{ at: 1, mb: 'many' }] });
  expect(open().view()).toEqual({ starts: [{ at: 1, ms: 700, version: '1' }], memory: [{ at: time, mb: 300 }] });
});

it('goes on when nothing can be written', () => {
  const log = open({ write: () => { throw Object.assign(new Error('full'), { code: 'ENOSPC' }); } });
  log.usable();
  expect(log.view().starts).toHaveLength(1);
});

it('ends with its last look', () => {
  const log = open();
  log.usable();
  log.dispose();
  expect(waiting).toEqual([]);
});

it('takes no look any more that was due when it ended, and begins nothing anew', () => {
  const log = open();
  log.usable();
  const [due] = waiting;
  log.dispose();
  const before = stored;
  due!.run();
  log.usable();
  expect([stored, waiting]).toEqual([before, []]);
  const never = open();
  never.dispose();
  stored = undefined;
  never.usable();
  expect([stored, waiting]).toEqual([undefined, []]);
});
