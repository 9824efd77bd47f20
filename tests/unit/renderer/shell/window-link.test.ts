import { describe, expect, it } from 'vitest';
import { createStore } from '../../../../src/renderer/shell/state/observable.ts';
import { followWindow } from '../../../../src/renderer/shell/window-link.ts';
import type { DesktopApi, WindowState } from '../../../../src/shared/desktop-api.ts';

function setUp() {
  const ui = createStore({ currentThread: null as string | null });
  const window = createStore<WindowState>({});
  const watched = createStore(true);
  const told: unknown[] = [];
  const taken: string[] = [];
  let accountId: string | undefined;
  const desktop = { methods: { 'window.showing': async (shows: unknown) => (told.push(shows), { ok: true, value: null }) } } as unknown as DesktopApi;
  const link = followWindow({ desktop, window, ui, account: () => accountId, openThread: (currentThread) => ui.set({ currentThread }), takeFiles: (files) => void taken.push(...files.map(({ name }) => name)), watched });
  const signIn = (): boolean => {
    accountId = 'ada';
    return link.signedIn();
  };
  return { ui, window, watched, told, taken, link, signIn };
}

describe('the window around the page', () => {
  it('is told which thread is on the screen and whether somebody may be looking, once for each and for nobody never', () => {
    const { ui, watched, told, signIn } = setUp();
    ui.set({ currentThread: 'before' });
    expect(told).toEqual([]);
    signIn();
    ui.set({ currentThread: 't1' });
    ui.set({ currentThread: 't1' });
    watched.set(false);
    ui.set({ currentThread: null });
    expect(told).toEqual([
      { accountId: 'ada', threadId: 't1', watched: true },
      { accountId: 'ada', threadId: 't1', watched: false },
      { accountId: 'ada', threadId: null, watched: false },
    ]);
  });

  it('has what it is asked for shown, once, also what was asked before anybody was signed in', () => {
    const { ui, window, signIn } = setUp();
    window.set({ wanted: { count: 1, threadId: 'linked' } });
    expect(ui.get().currentThread).toBeNull();
    expect(signIn()).toBe(true);
    expect(ui.get().currentThread).toBe('linked');
    ui.set({ currentThread: null });
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
