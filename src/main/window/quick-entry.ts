/** What quick entry needs of its window. */
export interface QuickWindow {
  readonly id: number;
  isVisible(): boolean;
  isFocused(): boolean;
  /** On the screen the pointer is on, with the keyboard in it. */
  show(): void;
  hide(): void;
  /** For good. */
  close(): void;
}

export interface QuickEntryDeps<W extends QuickWindow> {
  /** The workspace to ask in; `undefined`: nobody is signed in to it. */
  workspace(): string | undefined;
  /** Opens a window without showing it. @param onReady once it has something to show @param onClosed however that came */
  open(workspace: string, onReady: () => void, onClosed: () => void): W;
  /** There is nobody to ask for: to the sign-in. */
  signIn(): void;
  /** Begins a new question in it. */
  renew(window: W): void;
  /** Puts the keyboard where one writes. */
  focus(window: W): void;
  /** It was hidden: it may be the last of the app. */
  onHidden(): void;
  /** Milliseconds that only grow. */
  elapsed(): number;
}

/** One small window that comes and goes with a key. */
export interface QuickEntry<W extends QuickWindow> {
  /** Shows it, or hides it where it has the keyboard. */
  toggle(): void;
  hide(): void;
  close(): void;
  window(): W | undefined;
  workspace(): string | undefined;
}

/** Who comes back within this time, in ms, finds the question as it was left. */
export const keptMs = 120_000;

export function createQuickEntry<W extends QuickWindow>(deps: QuickEntryDeps<W>): QuickEntry<W> {
  let present: { window: W; workspace: string } | undefined;
  let hiddenAt: number | undefined;

  function open(workspace: string): void {
    const ready = (): void => {
      if (present === undefined) return;
      present.window.show();
      deps.focus(present.window);
    };
    const window = deps.open(workspace, ready, () => {
      if (present?.window === window) present = undefined;
    });
    present = { window, workspace };
    hiddenAt = undefined;
  }

  function hide(): void {
    if (present === undefined) return;
    hiddenAt = deps.elapsed();
    present.window.hide();
    deps.onHidden();
  }

  function close(): void {
    const { window } = present ?? {};
    present = undefined;
    window?.close();
  }

  return {
    toggle() {
      const workspace = deps.workspace();
      if (workspace === undefined) {
        deps.signIn();
        return;
      }
      // Another account is in use by now.
      if (present !== undefined && present.workspace !== workspace) close();
      if (present === undefined) {
        open(workspace);
        return;
      }
      const { window } = present;
      if (window.isVisible() && window.isFocused()) {
        hide();
        return;
      }
      const renewed = !window.isVisible() && hiddenAt !== undefined && deps.elapsed() - hiddenAt > keptMs;
      window.show();
      if (renewed) deps.renew(window);
      else deps.focus(window);
    },
    hide,
    close,
    window: () => present?.window,
    workspace: () => present?.workspace,
  };
}
