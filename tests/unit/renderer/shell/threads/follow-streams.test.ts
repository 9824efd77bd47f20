import { expect, it } from 'vitest';
import { createStore } from '../../../../../src/renderer/shell/state/observable.ts';
import { followStreams } from '../../../../../src/renderer/shell/threads/follow-streams.ts';
import type { RunningStreams } from '../../../../../src/shared/desktop-api.ts';

function setUp(openThread: string | null) {
  const streams = createStore<RunningStreams>({ threads: [] });
  const log: string[] = [];
  const undo = followStreams({
    streams,
    openThread: () => openThread,
    isListed: (id) => id !== 'brand new',
    refreshThread: () => log.push('thread'),
    refreshList: () => log.push('list'),
  });
  return { log, undo, run: (...threads: string[]) => streams.set({ threads }) };
}

it('has the frame read an answer that began elsewhere in the thread it shows', () => {
  const { log, run } = setUp('open');
  run('known');
  expect(log).toEqual([]);
  run('known', 'open');
  expect(log).toEqual(['thread']);
  run('known', 'open', 'other');
  expect(log).toEqual(['thread']);
});

it('reads the list for a thread that it does not hold, and when an answer has ended', () => {
  const { log, run } = setUp(null);
  run('known');
  run('known', 'brand new');
  expect(log).toEqual(['list']);
  run('brand new');
  expect(log).toEqual(['list', 'list']);
});

it('lets go', () => {
  const { log, run, undo } = setUp('open');
  undo();
  run('open');
  expect(log).toEqual([]);
});
