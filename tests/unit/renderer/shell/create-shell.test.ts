import { beforeEach, describe, expect, it } from 'vitest';
import { createShell } from '../../../../src/renderer/shell/create-shell.ts';
import type { ShellMessage } from '../../../../src/renderer/shell/microphone-door.ts';
import type { Shell } from '../../../../src/renderer/shell/shell.ts';
import type { DesktopState } from '../../../../src/renderer/shell/state/desktop-state.ts';
import { createStore } from '../../../../src/renderer/shell/state/observable.ts';
import type { ThreadListState, ThreadStore } from '../../../../src/renderer/shell/threads/thread-store.ts';
import type { AuthState } from '../../../../src/shared/auth-state.ts';
import type { ToFrame } from '../../../../src/shared/chat-frame.ts';
import type { DesktopApi, RunningStreams } from '../../../../src/shared/desktop-api.ts';
import { texts } from '../../../../src/shared/texts/en/texts.ts';

const ada = { id: 'ada', name: 'Ada', email: 'ada@example.com' };
const bob = { id: 'bob', name: 'Bob', email: 'bob@example.com' };

let auth = createStore<AuthState>({ status: 'starting' });
let streams = createStore<RunningStreams>({ threads: [] });
let remembered: [string, string | null][] = [];
let sent: ToFrame[] = [];
let log: string[] = [];
let [narrow, ready] = [false, true];
let announced = 0;
let hear: (message: ShellMessage) => void;
let shell: Shell;

function fakeThreads(account: string): ThreadStore {
  const list = createStore<ThreadListState>({ phase: 'ready', threads: [{ id: 'known', title: '', createdAt: 0 }], undoable: [] });
  const note = (what: string) => void log.push(`${account}: ${what}`);
  return {
    get: list.get, subscribe: list.subscribe,
    refresh: async () => note('refresh'), refreshImported: async () => undefined, rename: async () => undefined,
    remove: (id) => note(`remove ${id}`), undo: () => undefined,
    flushDeletes: async () => note('flush'), dispose: () => note('dispose'),
  };
}

beforeEach(() => {
  auth = createStore<AuthState>({ status: 'starting' });
  streams = createStore<RunningStreams>({ threads: [] });
  remembered = [];
  sent = [];
  log = [];
  [narrow, ready] = [false, true];
  announced = 0;
  const settings = createStore({ colorScheme: 'system' as const, language: 'system' as const, sidebarWidth: 264, sidebarOpen: true });
  const state = {
    auth, settings, streams, outbox: createStore([]),
    info: createStore(undefined), window: createStore({}), workspaces: createStore([]),
    saveSettings: (change: object) => settings.update((current) => ({ ...current, ...change })),
  } as unknown as DesktopState;
  const desktop = {
    methods: { 'auth.signOut': async () => (log.push('signOut'), { ok: true, value: null }), 'app.ready': async () => void (announced += 1), 'window.showing': async () => ({ ok: true, value: null }) },
    on: () => () => undefined,
  } as unknown as DesktopApi;
  shell = createShell({
    desktop,
    state,
    theme: { resolved: createStore<'light' | 'dark'>('dark'), dispose: () => undefined },
    words: createStore({ texts, language: 'en' as const, system: 'en' as const, tag: 'en', dir: 'ltr' as const }),
    connectFrame: (onMessage) => {
      hear = onMessage;
      return { send: (message) => void sent.push(message), isReady: () => ready, dispose: () => undefined };
    },
    openThreads: fakeThreads,
    openThreadMemory: {
      read: (account) => remembered.findLast(([owner]) => owner === account)?.[1] ?? null,
      write: (account, thread) => void remembered.push([account, thread]),
    },
    focusFrame: () => undefined, keyboard: { isFree: () => true, onTaken: () => () => undefined },
    typedAhead: { begin: () => undefined, add: () => undefined, opener: () => null, handOver: () => '', end: () => undefined },
    copyText: async () => undefined, accent: createStore(undefined), watched: createStore(true), onEscape: () => undefined, leave: () => undefined, isNarrow: () => narrow,
  });
});

const signIn = (user = ada, online = true): void => auth.set({ status: 'signed_in', user, online });
describe('saying that it can be used', () => {
  it('waits for the composer when somebody is signed in, and says it once', () => {
    ready = false;
    signIn();
    expect(announced).toBe(0);
    ready = true;
    hear({ type: 'frame.ready' });
    hear({ type: 'frame.ready' });
    expect(announced).toBe(1);
  });

  it('is content with the form when nobody is', () => {
    ready = false;
    auth.set({ status: 'signed_out' });
    expect(announced).toBe(1);
  });
});

const resets = (): number => sent.filter(({ type }) => type === 'frame.reset').length;

describe('who is signed in', () => {
  it('opens one thread list per account and reads it', () => {
    signIn();
    signIn(ada, true);
    expect(log).toEqual(['ada: refresh']);
  });

  it('reads the list again when the server is back', () => {
    signIn(ada, false);
    signIn();
    expect(log).toEqual(['ada: refresh', 'ada: refresh']);
  });

  it('empties the frame when a person signs out', () => {
    signIn();
    shell.openThread('known');
    auth.set({ status: 'signed_out', reason: 'signed_out_here' });
    expect(resets()).toBe(1);
    expect(shell.ui.get().currentThread).toBeNull();
    expect(shell.threads.get()).toBeUndefined();
  });

  it('leaves the frame with its draft alone when the session ended on the server', () => {
    signIn();
    shell.openThread('known');
    auth.set({ status: 'signed_out', reason: 'session_ended' });
    signIn();
    expect(resets()).toBe(0);
    expect(shell.ui.get()).toMatchObject({ currentThread: 'known', lastEmail: ada.email });
  });

  it('empties the frame before another person sees it', () => {
    signIn();
    auth.set({ status: 'signed_out', reason: 'session_ended' });
    signIn(bob);
    expect(resets()).toBe(1);
  });

  it('sends promised deletions before the session goes', async () => {
    signIn();
    log = [];
    await shell.accounts.signOut('keep');
    expect(log).toEqual(['ada: flush', 'signOut']);
  });
});

describe('the chat frame', () => {
  it('is told scheme and thread whenever a document in it becomes ready', () => {
    signIn();
    shell.openThread('known');
    sent = [];
    hear({ type: 'frame.ready' });
    expect(sent).toEqual([{ type: 'theme.set', scheme: 'dark' }, { type: 'language.set', tag: 'en' }, { type: 'thread.open', threadId: 'known' }]);
  });

  it('gets the focus that was wanted before it was ready', () => {
    ready = false;
    signIn();
    expect(sent).toEqual([]);
    ready = true;
    hear({ type: 'frame.ready' });
    expect(sent).toContainEqual({ type: 'composer.focus' });
  });

  it('gets the keyboard when a thread has come', () => {
    signIn();
    sent = [];
    hear({ type: 'thread.arrived' });
    expect(sent).toEqual([{ type: 'composer.focus' }]);
  });

  it('makes the list read again for a thread it does not hold, and only then', () => {
    signIn();
    log = [];
    hear({ type: 'thread.changed', threadId: 'known' });
    expect(log).toEqual([]);
    hear({ type: 'thread.changed', threadId: 'brand new' });
    expect(log).toEqual(['ada: refresh']);
  });
});

describe('the thread on the screen', () => {
  it('comes back with its account after a reload of the window', () => {
    remembered = [[ada.id, 'known']];
    signIn();
    expect(shell.ui.get().currentThread).toBe('known');
    expect(sent).toContainEqual({ type: 'thread.open', threadId: 'known' });
  });

  it('is no other account’s, and forgotten with signing out', () => {
    remembered = [[bob.id, 'known']];
    signIn();
    expect(shell.ui.get().currentThread).toBeNull();
    shell.openThread('mine');
    expect(remembered.at(-1)).toEqual([ada.id, 'mine']);
    auth.set({ status: 'signed_out', reason: 'signed_out_here' });
    expect(remembered.at(-1)?.[1]).toBeNull();
  });
});

describe('commands', () => {
  it('do nothing to threads while nobody is signed in', () => {
    shell.run('thread.new');
    shell.run('sidebar.toggle');
    expect(sent).toEqual([]);
    expect(shell.state.settings.get().sidebarOpen).toBe(true);
  });

  it('toggle the sidebar for good in a wide window and for the moment in a narrow one', () => {
    signIn();
    shell.run('sidebar.toggle');
    expect(shell.state.settings.get().sidebarOpen).toBe(false);
    narrow = true;
    shell.run('sidebar.toggle');
    expect(shell.ui.get().overlayOpen).toBe(true);
    expect(shell.state.settings.get().sidebarOpen).toBe(false);
  });

  it('open the search over the workspace, not over the settings, and not for nobody', () => {
    shell.run('thread.search');
    expect(shell.ui.get().searchOpen).toBe(false);
    signIn();
    shell.run('settings.open');
    shell.run('thread.search');
    expect(shell.ui.get().searchOpen).toBe(false);
    shell.ui.update((ui) => ({ ...ui, settingsPanel: undefined }));
    shell.run('thread.search');
    expect(shell.ui.get().searchOpen).toBe(true);
    auth.set({ status: 'signed_out', reason: 'session_ended' });
    expect(shell.ui.get().searchOpen).toBe(false);
  });
});

it('opens a thread at a message, as soon as there is a frame to show it in', () => {
  signIn();
  ready = false;
  shell.openThread('known', 'item 7');
  ready = true;
  sent = [];
  hear({ type: 'frame.ready' });
  hear({ type: 'frame.ready' });
  expect(sent.filter(({ type }) => type === 'thread.open')).toEqual([{ type: 'thread.open', threadId: 'known', itemId: 'item 7' }, { type: 'thread.open', threadId: 'known' }]);
});

it('leaves the thread on the screen when it is deleted, and no other; the keyboard stays where it is', () => {
  signIn();
  shell.openThread('known');
  sent = [];
  shell.deleteThread('other');
  expect(sent).toEqual([]);
  shell.deleteThread('known');
  expect(sent).toEqual([{ type: 'thread.open', threadId: null, unasked: true }]);
});
