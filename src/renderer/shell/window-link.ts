import type { DesktopApi, IncomingFile, WindowState } from '../../shared/desktop-api.ts';
import type { Observable } from './state/observable.ts';

export interface WindowLinkDeps {
  desktop: DesktopApi;
  window: Observable<WindowState>;
  ui: Observable<{ currentThread: string | null; usable: boolean }>;
  /** Who is signed in to this page; `undefined`: nobody. */
  account(): string | undefined;
  openThread(threadId: string): void;
  takeFiles(files: readonly IncomingFile[]): void;
  /** Whether the page is on the screen and has the keyboard, and how to hear of it. */
  watched: { get(): boolean; subscribe(listener: () => void): () => void };
}

/** Between a page and the window around it. */
export interface WindowLink {
  /** Somebody is signed in: what the window was asked for meanwhile is shown. @returns whether it is a thread */
  signedIn(): boolean;
  dispose(): void;
}

/** Tells the window which thread is on its screen, and shows what it is asked for. */
export function followWindow({ desktop, window, ui, account, openThread, takeFiles, watched }: WindowLinkDeps): WindowLink {
  let done = 0;
  let before: string | undefined;

  function tell(): void {
    const accountId = account();
    const { currentThread, usable } = ui.get();
    // Main checks it with a library that takes it some 20 ms to load, for which the first screen does not wait.
    if (accountId === undefined || !usable) return;
    const shows = { accountId, threadId: currentThread, watched: watched.get() };
    const now = JSON.stringify(shows);
    if (now === before) return;
    before = now;
    void desktop.methods['window.showing'](shows);
  }

  function show(): boolean {
    const { wanted } = window.get();
    if (wanted === undefined || wanted.count <= done || account() === undefined) return false;
    done = wanted.count;
    if ('files' in wanted) takeFiles(wanted.files);
    else openThread(wanted.threadId);
    return 'threadId' in wanted;
  }

  const undo = [ui.subscribe(tell), window.subscribe(show), watched.subscribe(tell)];
  return {
    signedIn: () => show(),
    dispose: () => undo.forEach((release) => release()),
  };
}
