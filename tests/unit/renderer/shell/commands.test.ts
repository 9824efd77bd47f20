import { beforeEach, describe, expect, it } from 'vitest';
import { createCommands } from '../../../../src/renderer/shell/commands.ts';
import { createStore, type Store } from '../../../../src/renderer/shell/state/observable.ts';
import { initialUi, type UiState } from '../../../../src/renderer/shell/state/ui-state.ts';
import type { ShellCommand } from '../../../../src/shared/desktop-api.ts';

let ui: Store<UiState>;
let isSignedIn = false;
let done: (string | number)[] = [];
let run: (command: ShellCommand) => void;

beforeEach(() => {
  ui = createStore(initialUi);
  isSignedIn = false;
  done = [];
  run = createCommands({
    ui,
    isSignedIn: () => isSignedIn,
    newThread: () => void done.push('new'),
    openSearch: () => void done.push('search'),
    toggleSidebar: () => void done.push('sidebar'),
    openAccount: (place) => void done.push(place),
    focusComposer: () => void done.push('composer'),
    openFind: () => void done.push('find'),
    checkForUpdates: () => void done.push('updates'),
    addAccount: () => void done.push('add'),
    setScheme: (scheme) => void done.push(scheme),
    copyLink: (id) => void done.push(`link ${id}`),
    openWindow: (id) => void done.push(`window ${id}`),
    deleteThread: (id) => void done.push(`delete ${id}`),
    titleOf: (id) => `Title of ${id}`,
  });
});

describe('a command of the menu', () => {
  it('answers why somebody is signed out, and opens the settings, whoever is signed in', () => {
    run('diagnostics.open');
    expect(ui.get().diagnosticsTab).toBe('timeline');
    run('updates.check');
    expect(ui.get().settingsPanel).toBe('about');
    expect(done).toEqual(['updates']);
    done.length = 0;
    run('connection.open');
    expect(ui.get().settingsPanel).toBe('connection');
    run('settings.open');
    expect(ui.get().settingsPanel).toBe('appearance');
  });

  it('does what needs chats only for somebody who is signed in', () => {
    for (const command of ['thread.new', 'sidebar.toggle', 'thread.search'] as const) run(command);
    expect(done).toEqual([]);
    expect(ui.get()).toBe(initialUi);
    isSignedIn = true;
    for (const command of ['thread.new', 'sidebar.toggle', 'thread.search'] as const) run(command);
    expect(done).toEqual(['new', 'sidebar', 'search']);
  });

  it('does what needs a chat only while one is on the screen', () => {
    isSignedIn = true;
    const all = ['thread.copyLink', 'thread.newWindow', 'thread.delete', 'thread.export'] as const;
    for (const command of all) run(command);
    expect([done, ui.get().exportThread]).toEqual([[], undefined]);
    ui.update((state) => ({ ...state, currentThread: 't1' }));
    for (const command of all) run(command);
    expect(done).toEqual(['link t1', 'window t1', 'delete t1']);
    expect(ui.get().exportThread).toEqual({ id: 't1', title: 'Title of t1' });
  });

  it('opens the list of commands empty, and never over a page or a question', () => {
    ui.update((state) => ({ ...state, paletteText: 'left over' }));
    run('palette.open');
    expect(ui.get()).toMatchObject({ paletteOpen: true, paletteText: '' });
    run('shortcuts.open');
    expect(ui.get().shortcutsOpen).toBe(false);
    ui.set({ ...initialUi, accountQuestion: 'sign-out' });
    run('palette.open');
    expect(ui.get().paletteOpen).toBe(false);
  });

  it('goes to an account by its place', () => {
    run('account.3');
    expect(done).toEqual([3]);
  });
});
