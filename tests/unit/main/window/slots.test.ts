import { describe, expect, test } from 'vitest';
import type { StoredWindow, WindowPlacement } from '../../../../src/main/placement.ts';
import { createSlots, type OpenWindow, type SlotWindow } from '../../../../src/main/window/slots.ts';
import type { WindowState } from '../../../../src/shared/desktop-api.ts';

const home: WindowPlacement = { x: 10, y: 20, width: 900, height: 700, maximized: false };

interface FakeWindow extends SlotWindow {
  options: OpenWindow;
  visible: boolean;
}

function harness(stored: readonly StoredWindow[] = []) {
  const windows: FakeWindow[] = [];
  const states: [number, WindowState][] = [];
  const fronted: [number, string][] = [];
  let saved: readonly StoredWindow[] = [];
  let quitting = false;
  const slots = createSlots<FakeWindow>({
    stored: () => stored,
    store: (now) => void (saved = now),
    isQuitting: () => quitting,
    onEmpty: () => undefined,
    onFront: ({ id }, workspace) => void fronted.push([id, workspace]),
    onState: ({ id }, state) => void states.push([id, state]),
    open(options) {
      let at = options.placement ?? home;
      const window: FakeWindow = {
        id: 100 + windows.length,
        options,
        visible: false,
        isVisible: () => window.visible,
        placement: () => at,
        place: (next) => void (at = next),
        show() {
          window.visible = true;
          options.onFocus();
        },
        hide: () => void (window.visible = false),
        close() {
          windows.splice(windows.indexOf(window), 1, { ...window, id: -1, visible: false });
          options.onClosing();
        },
      };
      windows.push(window);
      return window;
    },
  });
  const show = (workspace: string): FakeWindow => {
    slots.show(workspace);
    windows.at(-1)!.options.onReady();
    return windows.at(-1)!;
  };
  const openNew = (workspace: string): FakeWindow => {
    slots.openNew(workspace);
    windows.at(-1)!.options.onReady();
    return windows.at(-1)!;
  };
  return { slots, windows, states, show, openNew, saved: () => saved, quit: () => (quitting = true), fronted };
}

describe('several windows', () => {
  test('a new one shows the same account beside the first one, a little aside', () => {
    const { show, openNew, slots, saved } = harness();
    const first = show('a');
    const second = openNew('a');
    expect([first.visible, second.visible, second.placement()]).toEqual([true, true, { ...home, x: 42, y: 52 }]);
    expect(slots.windowsOf('a')).toHaveLength(2);
    expect(saved().map(({ workspace }) => workspace)).toEqual(['a', 'a']);
  });

  test('another account takes the place of the one in the window that was used last', () => {
    const { show, openNew, slots } = harness();
    const first = show('a');
    const second = openNew('a');
    first.options.onFocus();
    const other = show('b');
    expect([first.visible, second.visible, other.visible, slots.current()]).toEqual([false, true, true, 'b']);
  });

  test('come back with their threads, their place and on top, the one that was used last in front', () => {
    const stored: StoredWindow[] = [
      { workspace: 'a', placement: home, shows: { accountId: 'ada', threadId: 't1' } },
      { workspace: 'b', placement: { ...home, x: 300 }, shows: { accountId: 'bob', threadId: 't2' }, onTop: true },
    ];
    const { slots, windows, show, saved } = harness(stored);
    show('a');
    slots.openStored(stored[1]!);
    expect(windows.map(({ options: { workspace, shows, placement, onTop } }) => [workspace, shows?.threadId, placement?.x, onTop])).toEqual([
      ['a', 't1', 10, false],
      ['b', 't2', 300, true],
    ]);
    expect(slots.current()).toBe('a');
    expect(saved()).toEqual(stored);
  });

  test('the first one begins without the thread of another account, where the last run had that one in it', () => {
    const { show } = harness([{ workspace: 'a', placement: home, shows: { accountId: 'ada', threadId: 't1' } }]);
    expect(show('b').options).toMatchObject({ workspace: 'b', shows: undefined, placement: home });
  });

  test('a closed one is forgotten, but the last one and those that go with the app are not', () => {
    const { show, openNew, saved, quit, slots } = harness();
    const first = show('a');
    const second = openNew('a');
    second.close();
    expect(saved()).toHaveLength(1);
    slots.showing(first.id, { accountId: 'ada', threadId: 't1' });
    const third = openNew('b');
    quit();
    third.close();
    first.close();
    expect(saved().map(({ workspace, shows }) => [workspace, shows?.threadId])).toEqual([['b', undefined], ['a', 't1']]);
  });

  test('each knows the thread on its screen, and a new chat is none', () => {
    const { show, openNew, slots, saved } = harness();
    const first = show('a');
    const second = openNew('a');
    slots.showing(first.id, { accountId: 'ada', threadId: 't1' });
    slots.showing(second.id, { accountId: 'ada', threadId: 't2' });
    slots.showing(first.id, { accountId: 'ada', threadId: null });
    slots.showing(undefined, { accountId: 'ada', threadId: 'nowhere' });
    expect(slots.shown().map(({ window, shows }) => [window.id, shows?.threadId])).toEqual([[second.id, 't2'], [first.id, null]]);
    expect(saved().map(({ shows }) => shows?.threadId)).toEqual(['t2', undefined]);
  });
});

describe('the way to a thread', () => {
  test('leads to the window that shows it, else to one of that account, else to the one that was used last', () => {
    const { show, openNew, slots, states, windows } = harness();
    const first = show('a');
    const second = openNew('a');
    slots.showing(first.id, { accountId: 'ada', threadId: 't1' });
    slots.openThread('a', 't1');
    expect(states.at(-1)).toEqual([first.id, { wanted: { count: 1, threadId: 't1' } }]);
    second.options.onFocus();
    slots.openThread('a', 't9');
    expect(states.at(-1)).toEqual([second.id, { wanted: { count: 2, threadId: 't9' } }]);
    slots.openThread('b', 't5');
    const opened = windows.at(-1)!;
    expect(opened.options.workspace).toBe('b');
    expect(slots.state(opened.id)).toEqual({ wanted: { count: 3, threadId: 't5' } });
    expect(slots.state(first.id)).toEqual({ wanted: { count: 1, threadId: 't1' } });
  });

  test('opens a window again where all were closed', () => {
    const { show, slots, windows } = harness();
    show('a').close();
    slots.openThread('a', 't1');
    expect(slots.state(windows.at(-1)!.id)).toEqual({ wanted: { count: 1, threadId: 't1' } });
  });
});
