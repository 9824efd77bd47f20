import { describe, expect, it } from 'vitest';
import { createStore } from '../../../../../src/renderer/shell/state/observable.ts';
import { followOutbox } from '../../../../../src/renderer/shell/threads/follow-outbox.ts';
import type { OutboxView, ThreadMapping } from '../../../../../src/shared/history.ts';

const view = (id: string, threadId: string, state: OutboxView['state'] = 'queued'): OutboxView => ({ id, kind: 'message', threadId, state, text: 'x', createdAt: 1 });

function setUp(before: readonly OutboxView[] = []) {
  const outbox = createStore<readonly OutboxView[]>(before);
  const done: string[] = [];
  let listener: (mapping: ThreadMapping) => void = () => undefined;
  let open: string | null = 'local-thread-1';
  const undo = followOutbox({
    outbox,
    onMapped: (given) => {
      listener = given;
      return () => (listener = () => undefined);
    },
    openThread: () => open,
    isListed: (id) => id !== 'local-thread-new',
    renameOpen: ({ to }) => {
      open = to;
      done.push(`rename ${to}`);
    },
    refreshThread: () => done.push('thread'),
    refreshList: () => done.push('list'),
  });
  return { outbox, done, undo, map: (from: string, to: string) => listener({ from, to }) };
}

describe('what waits to be sent', () => {
  it('goes over to the id of the server where its thread is open, and the list is read anew', () => {
    const { done, map } = setUp();
    map('local-thread-1', 'thr_1');
    map('local-thread-2', 'thr_2');
    expect(done).toEqual(['rename thr_1', 'list', 'list']);
  });

  it('is read anew in the open thread when it changes there, and not when it changes elsewhere', () => {
    const { outbox, done } = setUp([view('a', 'local-thread-1')]);
    outbox.set([view('a', 'local-thread-1'), view('b', 'thr_9')]);
    expect(done).toEqual([]);
    outbox.set([view('a', 'local-thread-1', 'refused'), view('b', 'thr_9')]);
    expect(done).toEqual(['thread']);
  });

  it('brings new threads to the list, and takes them out with their last message', () => {
    const { outbox, done } = setUp();
    outbox.set([view('a', 'local-thread-new')]);
    expect(done).toEqual(['list']);
    outbox.set([view('b', 'local-thread-2')]);
    outbox.set([]);
    expect(done).toEqual(['list', 'list']);
  });

  it('is followed no more after the undo', () => {
    const { outbox, done, undo, map } = setUp();
    undo();
    map('local-thread-1', 'thr_1');
    outbox.set([view('a', 'local-thread-1')]);
    expect(done).toEqual([]);
  });
});
