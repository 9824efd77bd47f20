import { describe, expect, it, vi } from 'vitest';
import type { ActionConfig } from '../../../../../src/shared/chatkit/actions.ts';
import { createActionRunner } from '../../../../../src/renderer/element/widgets/actions/action-runner.ts';
import type { Origin } from '../../../../../src/renderer/element/widgets/actions/action-runner.ts';
import { needsTurn, readAction } from '../../../../../src/renderer/element/widgets/actions/read-action.ts';

const button: Origin = { id: 'button', auto: 'self' };
const settle = (): Promise<void> => new Promise((done) => setTimeout(done));

function bench(blocked = false) {
  const ran: ActionConfig[] = [];
  const ends: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  const runner = createActionRunner({
    run: (action) => {
      ran.push(action);
      return new Promise<void>((resolve, reject) => ends.push({ resolve, reject }));
    },
    isBlocked: () => blocked,
  });
  return { runner, ran, ends };
}

describe('readAction', () => {
  it('reads an action as written, leaving out what is default', () => {
    expect(readAction({ type: 'a' })).toEqual({ type: 'a' });
    expect(readAction({ type: 'a', payload: { b: 1 }, handler: 'client', loadingBehavior: 'container', streaming: false, extra: 1 })).toEqual({
      type: 'a', payload: { b: 1 }, handler: 'client', loadingBehavior: 'container', streaming: false,
    });
    expect(readAction({ type: 'a', payload: null, handler: 'server', loadingBehavior: 'x', streaming: 'no' })).toEqual({ type: 'a' });
  });

  it('finds none where there is no type', () => {
    for (const value of [undefined, null, 'a', [], {}, { type: '' }, { type: {} }]) expect(readAction(value)).toBeUndefined();
  });

  it('knows which actions wait for the running response', () => {
    expect([{ type: 'a' }, { type: 'a', handler: 'client' as const }, { type: 'a', streaming: false }, undefined].map(needsTurn)).toEqual([true, false, false, false]);
  });
});

describe('the actions of a widget', () => {
  it.each([
    [{ type: 'a' }, 'self', ['button'], false], [{ type: 'a' }, 'container', [], true], [{ type: 'a' }, 'none', [], false],
    [{ type: 'a', loadingBehavior: 'container' as const }, 'self', [], true], [{ type: 'a', loadingBehavior: 'none' as const }, 'self', [], false],
  ] as const)('%j with auto %s show who is busy until they end', async (action, auto, busy, waiting) => {
    const { runner, ends } = bench();
    runner.run(action, { id: 'button', auto });
    expect([[...runner.getSnapshot().busy], runner.getSnapshot().waiting]).toEqual([busy, waiting]);
    ends[0]!.resolve();
    await settle();
    expect([[...runner.getSnapshot().busy], runner.getSnapshot().waiting]).toEqual([[], false]);
  });

  it('run once however often the control is pressed meanwhile', async () => {
    const { runner, ran, ends } = bench();
    for (let at = 0; at < 3; at += 1) runner.run({ type: 'a', loadingBehavior: 'none' }, button);
    expect(ran).toHaveLength(1);
    ends[0]!.resolve();
    await settle();
    runner.run({ type: 'a' }, button);
    expect(ran).toHaveLength(2);
  });

  it('of a control that fires with each change all go out', () => {
    const { runner, ran } = bench();
    for (const value of ['a', 'b']) runner.run({ type: 'change', payload: value, streaming: false }, { id: 'select', auto: 'none', repeats: true });
    expect(ran.map(({ payload }) => payload)).toEqual(['a', 'b']);
  });

  it('do not start while the whole widget waits', () => {
    const { runner, ran } = bench();
    runner.run({ type: 'submit' }, { id: 'form', auto: 'container' });
    runner.run({ type: 'other' }, button);
    expect(ran).toHaveLength(1);
  });

  it('that would start a response wait while one streams; client and sync ones do not', () => {
    const { runner, ran } = bench(true);
    runner.run({ type: 'stream' }, { id: '1', auto: 'self' });
    runner.run({ type: 'sync', streaming: false }, { id: '2', auto: 'self' });
    runner.run({ type: 'client', handler: 'client' }, { id: '3', auto: 'self' });
    expect(ran.map(({ type }) => type)).toEqual(['sync', 'client']);
  });

  it('that fail say so until they are tried again or dismissed, and only then count as done', async () => {
    const { runner, ran, ends } = bench();
    const succeeded = vi.fn();
    runner.run({ type: 'a' }, button, succeeded);
    ends[0]!.reject(new Error('no'));
    await settle();
    expect(runner.getSnapshot().failure?.error).toEqual(new Error('no'));
    expect(succeeded).not.toHaveBeenCalled();
    runner.getSnapshot().failure?.retry();
    expect(runner.getSnapshot().failure).toBeUndefined();
    expect(ran).toHaveLength(2);
    ends[1]!.resolve();
    await settle();
    expect(succeeded).toHaveBeenCalledTimes(1);
    runner.run({ type: 'a' }, button);
    ends[2]!.reject('text');
    await settle();
    runner.dismiss();
    expect(runner.getSnapshot().failure).toBeUndefined();
  });
});
