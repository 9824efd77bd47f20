import { describe, expect, it } from 'vitest';
import { createStore } from '../../../../src/renderer/shell/state/observable.ts';
import { followWindow } from '../../../../src/renderer/shell/window-link.ts';
import type { DesktopApi, WindowState } from '../../../../src/shared/desktop-api.ts';

function setUp() {
  const ui = createStore({ currentThread: null as string | null, usable: true });
  const window = createStore<WindowState>({});
  const watched = createStore(true);
  const told: unknown[] = [];
  const taken: string[] = [];
  let accountId: string | undefined;
  const desktop = { methods: { 'window.showing': async (shows: unknown) => (told.push(shows), { ok: true, value: null }) } } as unknown as DesktopApi;
  const link = followWindow({ desktop, window, ui, account: () => accountId, openThread: (currentThread) => ui.update((state) => ({ ...state, currentThread })), takeFiles: (files) => void taken.push(...files.map(({ name }) => name)), watched });
  const signIn = (): boolean => {
    accountId = 'ada';
    return link.signedIn();
  };
  const show = (currentThread: string | null): void => ui.update((state) => ({ ...state, currentThread }));
  return { ui, window, watched, told, taken, link, signIn, show };
}

describe('the window around the page', () => {
  it('is told which thread is on the screen and whether somebody may be looking, once for each and for nobody never', () => {
    const { watched, told, signIn, show } = setUp();
    show('before');
    expect(told).toEqual([]);
    signIn();
    show('t1');
    show('t1');
    watched.set(false);
    show(null);
    expect(told).toEqual([
      { accountId: 'ada', threadId: 't1', watched: true },
      { accountId: 'ada', threadId: 't1', watched: false },
      { accountId: 'ada', threadId: null, watched: false },
    ]);
  });

  it('is told only once the first screen can be used', () => {
    const { ui, told, signIn, show } = setUp();
    ui.set({ currentThread: null, usable: false });
    signIn();
    show('t1');
    expect(told).toEqual([]);
    ui.update((state) => ({ ...state, usable: true }));
    expect(told).toEqual([{ accountId: 'ada', threadId: 't1', watched: true }]);
  });

  it('has what it is asked for shown, once, also what was asked before anybody was signed in', () => {
    const { ui, window, signIn, show } = setUp();
    window.set({ wanted: { count: 1, threadId: 'linked' } });
    expect(ui.get().currentThread).toBeNull();
    expect(signIn()).toBe(true);
    expect(ui.get().currentThread).toBe('linked');
    show(null);
    window.set({ wanted: { count: 1, threadId: 'linked' } });
    expect(ui.get().currentThread).toBeNull();
    window.set({ wanted: { count: 2, threadId: 'linked' } });
    expect(ui.get().currentThread).toBe('linked');
  });

  it('hands files to the composer, which leaves the thread where it is', () => {
    const { ui, window, taken, signIn } = setUp();
    window.set({ wanted: { count: 1, files: [{ id: 'x', name: 'notes.txt' }] } });
    expect(taken).toEqual([]);
    expect(signIn()).toBe(false);
    expect([taken, ui.get().currentThread]).toEqual([['notes.txt'], null]);
  });

  it('asks for nothing where nothing is wanted', () => {
    expect(setUp().signIn()).toBe(false);
  });
});
