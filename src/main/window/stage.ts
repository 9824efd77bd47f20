import type { WindowPlacement } from '../placement.ts';

/** What the stage needs of a window. */
export interface StageWindow {
  isVisible(): boolean;
  placement(): WindowPlacement;
  place(placement: WindowPlacement): void;
  /** Shows it with the keyboard in it. */
  show(): void;
  hide(): void;
  /** As if the person had closed it: its page gets to say goodbye. */
  close(): void;
}

export interface StageDeps<W extends StageWindow> {
  /**
   * Opens a window without showing it.
   * @param onReady called once it has something to show
   * @param onClosing called when it is about to close, however that came
   */
  open(id: string, placement: WindowPlacement | undefined, onReady: () => void, onClosing: () => void): W;
  /** Where the last run left its window. */
  remembered(): WindowPlacement | undefined;
  remember(placement: WindowPlacement): void;
}

/** One window for each workspace, of which one is on the screen; the others keep warm behind it. */
export interface Stage<W extends StageWindow> {
  /** Brings a window to the front, in the place of the one that is there. */
  show(id: string): void;
  /** Brings the one that is, or was, on the screen to the front; opens it again where it was closed. */
  focus(): void;
  close(id: string): void;
  window(id: string): W | undefined;
  /** The one that is on the screen, or is about to be. */
  current(): W | undefined;
  /** Those behind it as well. */
  all(): readonly (readonly [id: string, window: W])[];
}

export function createStage<W extends StageWindow>({ open, remembered, remember }: StageDeps<W>): Stage<W> {
  const windows = new Map<string, W>();
  const ready = new Set<string>();
  let current: string | undefined;
  let last: string | undefined;
  /** The window that stays on the screen until the one that takes its place can be shown. */
  let leaving: string | undefined;

  function onScreen(): W | undefined {
    return windows.get(leaving ?? current ?? '');
  }

  /** Shows the wanted one, then hides the one before: never neither. */
  function change(id: string): void {
    const next = windows.get(id);
    if (next === undefined || current !== id || !ready.has(id)) return;
    const before = leaving === undefined || leaving === id ? undefined : windows.get(leaving);
    if (before !== undefined) next.place(before.placement());
    next.show();
    before?.hide();
    leaving = undefined;
  }

  function closing(id: string): void {
    const window = windows.get(id);
    windows.delete(id);
    ready.delete(id);
    if (leaving === id) leaving = undefined;
    if (current !== id || window === undefined) return;
    remember(window.placement());
    current = undefined;
    leaving = undefined;
    // What nobody sees must not keep the app running.
    for (const other of [...windows.values()]) other.close();
  }

  function show(id: string): void {
    if (current !== id) {
      leaving ??= current;
      current = id;
    }
    last = id;
    if (!windows.has(id)) {
      const onReady = (): void => {
        ready.add(id);
        change(id);
      };
      windows.set(
        id,
        open(id, onScreen()?.placement() ?? remembered(), onReady, () => closing(id)),
      );
    }
    change(id);
  }

  return {
    show,
    focus() {
      const window = onScreen();
      if (window !== undefined) window.show();
      else if (last !== undefined) show(last);
    },
    close: (id) => windows.get(id)?.close(),
    window: (id) => windows.get(id),
    current: onScreen,
    all: () => [...windows],
  };
}
