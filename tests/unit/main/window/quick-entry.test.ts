import { describe, expect, it } from 'vitest';
import { createQuickEntry, keptMs, type QuickWindow } from '../../../../src/main/window/quick-entry.ts';
import { quickPlace } from '../../../../src/main/window/window-placement.ts';

interface FakeWindow extends QuickWindow {
  workspace: string;
  visible: boolean;
  focused: boolean;
  gone: boolean;
}

function setUp() {
  const did: string[] = [];
  const windows: FakeWindow[] = [];
  let signedInTo: string | undefined = 'a';
  let now = 0;
  let ready: () => void = () => undefined;
  const entry = createQuickEntry<FakeWindow>({
    workspace: () => signedInTo,
    open(workspace, onReady, onClosed) {
      const window: FakeWindow = {
        id: windows.length, workspace, visible: false, focused: false, gone: false,
        isVisible: () => window.visible,
        isFocused: () => window.focused,
        show: () => Object.assign(window, { visible: true, focused: true }),
        hide: () => Object.assign(window, { visible: false, focused: false }),
        close() {
          Object.assign(window, { gone: true, visible: false });
          onClosed();
        },
      };
      windows.push(window);
      ready = onReady;
      return window;
    },
    signIn: () => void did.push('sign in'),
    renew: ({ id }) => void did.push(`renew ${id}`),
    focus: ({ id }) => void did.push(`focus ${id}`),
    onHidden: () => void did.push('hidden'),
    elapsed: () => now,
  });
  return { entry, windows, did, ready: () => ready(), pass: (ms: number) => (now += ms), signInTo: (id: string | undefined) => (signedInTo = id) };
}

describe('quick entry', () => {
  it('comes when it has something to show, with the keyboard where one writes', () => {
    const { entry, windows, did, ready } = setUp();
    entry.toggle();
    expect(windows[0]!.visible).toBe(false);
    ready();
    expect([windows[0]!.visible, did]).toEqual([true, ['focus 0']]);
  });

  it('goes with the same key, and comes back as it was within two minutes', () => {
    const { entry, windows, did, ready, pass } = setUp();
    entry.toggle();
    ready();
    entry.toggle();
    expect(windows[0]!.visible).toBe(false);
    pass(keptMs);
    entry.toggle();
    expect([windows, did.at(-1)]).toMatchObject([[{ visible: true }], 'focus 0']);
  });

  it('begins a new question after that', () => {
    const { entry, did, ready, pass } = setUp();
    entry.toggle();
    ready();
    entry.hide();
    pass(keptMs + 1);
    entry.toggle();
    expect(did.at(-1)).toBe('renew 0');
  });

  it('comes to the front where another window has the keyboard, and asks nothing new', () => {
    const { entry, windows, did, ready, pass } = setUp();
    entry.toggle();
    ready();
    windows[0]!.focused = false;
    pass(keptMs * 2);
    entry.toggle();
    expect([windows[0]!.focused, did.at(-1)]).toEqual([true, 'focus 0']);
  });

  it('asks in the account that is in use, and leads to the sign-in where nobody is', () => {
    const { entry, windows, did, ready, signInTo } = setUp();
    entry.toggle();
    ready();
    signInTo('b');
    entry.toggle();
    expect(windows).toMatchObject([{ workspace: 'a', gone: true }, { workspace: 'b', gone: false }]);
    signInTo(undefined);
    entry.toggle();
    expect(did.at(-1)).toBe('sign in');
  });

  it('opens another one when the first was closed', () => {
    const { entry, windows, ready } = setUp();
    entry.toggle();
    ready();
    windows[0]!.close();
    expect(entry.window()).toBeUndefined();
    entry.toggle();
    expect(windows).toHaveLength(2);
  });
});

describe('the place of quick entry', () => {
  it('is the middle of the upper third, and never off a small screen', () => {
    expect(quickPlace({ x: 0, y: 0, width: 1600, height: 1060 })).toEqual({ x: 480, y: 200, width: 640, height: 460 });
    expect(quickPlace({ x: 1600, y: 30, width: 500, height: 400 })).toEqual({ x: 1600, y: 30, width: 500, height: 400 });
  });
});
