import { describe, expect, test } from 'vitest';
import { createStage, type StageWindow } from '../../../../src/main/window/stage.ts';
import type { WindowPlacement } from '../../../../src/main/placement.ts';

const home: WindowPlacement = { x: 10, y: 20, width: 900, height: 700, maximized: false };

function harness() {
  const opened: string[] = [];
  const all = new Map<string, { visible: boolean; placement: WindowPlacement | undefined; ready(): void; shut(): void }>();
  const remembered: WindowPlacement[] = [];
  const stage = createStage<StageWindow>({
    remembered: () => home,
    remember: (placement) => void remembered.push(placement),
    open(id, placement, onReady, onClosing) {
      opened.push(id);
      const state = { visible: false, placement, ready: onReady, shut: () => window.close() };
      const window: StageWindow = {
        isVisible: () => state.visible,
        placement: () => state.placement ?? home,
        place: (next) => void (state.placement = next),
        show: () => void (state.visible = true),
        hide: () => void (state.visible = false),
        close() {
          onClosing();
          all.delete(id);
        },
      };
      all.set(id, state);
      return window;
    },
  });
  return { stage, all, opened, remembered, visible: () => [...all].filter(([, { visible }]) => visible).map(([id]) => id) };
}

describe('the stage', () => {
  test('opens the first window where the last run left it, and shows it once it has something to show', () => {
    const { stage, all, visible } = harness();
    stage.show('a');
    expect([all.get('a')!.placement, visible()]).toEqual([home, []]);
    all.get('a')!.ready();
    expect(visible()).toEqual(['a']);
  });

  test('switching leaves the first on the screen until the other can take its place, where it is by then', () => {
    const { stage, all, visible } = harness();
    stage.show('a');
    all.get('a')!.ready();
    stage.show('b');
    expect(visible()).toEqual(['a']);
    all.get('a')!.placement = { ...home, x: 300 };
    all.get('b')!.ready();
    expect([visible(), all.get('b')!.placement]).toEqual([['b'], { ...home, x: 300 }]);
  });

  test('switching back is at once, to the same window', () => {
    const { stage, all, visible, opened } = harness();
    for (const id of ['a', 'b']) {
      stage.show(id);
      all.get(id)!.ready();
    }
    all.get('b')!.placement = { ...home, maximized: true };
    stage.show('a');
    expect([visible(), opened, all.get('a')!.placement?.maximized]).toEqual([['a'], ['a', 'b'], true]);
  });

  test('who changes their mind before the other is there stays where they are', () => {
    const { stage, all, visible } = harness();
    stage.show('a');
    all.get('a')!.ready();
    stage.show('b');
    stage.show('c');
    stage.show('a');
    all.get('b')!.ready();
    all.get('c')!.ready();
    expect(visible()).toEqual(['a']);
    stage.show('c');
    expect(visible()).toEqual(['c']);
  });

  test('closing the one on the screen closes those behind it, and remembers where it was', () => {
    const { stage, all, remembered } = harness();
    for (const id of ['a', 'b']) {
      stage.show(id);
      all.get(id)!.ready();
    }
    all.get('a')!.placement = { ...home, x: 1 };
    all.get('b')!.placement = { ...home, x: 2 };
    all.get('b')!.shut();
    expect([all.size, remembered]).toEqual([0, [{ ...home, x: 2 }]]);
  });

  test('a window behind can go without anybody noticing', () => {
    const { stage, all, visible, remembered } = harness();
    for (const id of ['a', 'b']) {
      stage.show(id);
      all.get(id)!.ready();
    }
    stage.close('a');
    expect([visible(), remembered]).toEqual([['b'], []]);
  });

  test('comes back with the window that was there last', () => {
    const { stage, all, visible, opened } = harness();
    for (const id of ['a', 'b']) {
      stage.show(id);
      all.get(id)!.ready();
    }
    all.get('b')!.shut();
    stage.focus();
    all.get('b')!.ready();
    expect([visible(), opened]).toEqual([['b'], ['a', 'b', 'b']]);
  });
});
