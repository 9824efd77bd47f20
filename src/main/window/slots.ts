import type { IncomingFile, Wanted, WindowState } from '../../shared/desktop-api.ts';
import type { ShownThread, StoredWindow, WindowPlacement } from '../placement.ts';
import { createStage, type Stage, type StageWindow } from './stage.ts';

/** What is needed of a window beyond the stage. */
export interface SlotWindow extends StageWindow {
  /** The host’s number of it. */
  readonly id: number;
}

export interface OpenWindow {
  workspace: string;
  placement: WindowPlacement | undefined;
  /** The thread to begin with. */
  shows: ShownThread | undefined;
  onTop: boolean;
  onReady(): void;
  onClosing(): void;
  /** It has the keyboard now. */
  onFocus(): void;
}

export interface SlotsDeps<W extends SlotWindow> {
  /** Opens a window without showing it. */
  open(options: OpenWindow): W;
  /** Windows of the last run, the one that was used last first. */
  stored(): readonly StoredWindow[];
  store(windows: readonly StoredWindow[]): void;
  /** The app quits: windows that close now come back with the next run. */
  isQuitting(): boolean;
  /** A window is asked for something. */
  onState(window: W, state: WindowState): void;
  /** The last window is gone. */
  onEmpty(): void;
  /** A window has the keyboard now. */
  onFront(window: W, workspace: string): void;
}

/**
 * The windows a person sees. Each is a slot that one workspace after the other can be shown in (a stage of its own), so several
 * windows may show the same account or different ones.
 */
export interface Slots<W extends SlotWindow> {
  /** In the window that was used last, in place of what is there. */
  show(workspace: string): void;
  /** In a window of its own. */
  openNew(workspace: string, shows?: ShownThread): void;
  /** One of the last run beyond the first one, which `show` opens. */
  openStored(window: StoredWindow): void;
  /** To a thread: in the window that shows it, or one of that account, or the one that was used last. */
  openThread(workspace: string, threadId: string): void;
  /** Files for the composer of the window that was used last. */
  takeFiles(files: readonly IncomingFile[]): void;
  /** Brings the window to the front that was used last; opens it again where it was closed. */
  focus(): void;
  /** Everywhere. */
  close(workspace: string): void;
  windowsOf(workspace: string): readonly W[];
  /** The window that was used last. */
  front(): W | undefined;
  /** The workspace on the screen of the window that was used last. */
  current(): string | undefined;
  state(window: number | undefined): WindowState;
  showing(window: number | undefined, shows: ShownThread): void;
  setOnTop(window: number, onTop: boolean): void;
  /** Who shows which thread, the window that was used last first. */
  shown(): readonly { window: W; workspace: string; shows: ShownThread | undefined }[];
  /** Writes down how things are. */
  save(): void;
}

interface Slot<W extends SlotWindow> {
  stage: Stage<W>;
  workspace: string | undefined;
  placement: WindowPlacement | undefined;
  shows: Map<string, ShownThread>;
  onTop: boolean;
}

/** A second window is not exactly over the first one, in px. */
const cascade = 32;

export function createSlots<W extends SlotWindow>({ open, stored, store, isQuitting, onState, onEmpty, onFront }: SlotsDeps<W>): Slots<W> {
  /** The one that was used last first; never empty after the first `show`. */
  let slots: Slot<W>[] = [];
  const wanted = new Map<number, Wanted>();
  let count = 0;

  function make({ workspace, placement, shows, onTop }: Partial<StoredWindow>): Slot<W> {
    const slot: Slot<W> = {
      workspace,
      placement,
      onTop: onTop === true,
      shows: new Map(workspace !== undefined && shows !== undefined ? [[workspace, shows]] : []),
      stage: createStage<W>({
        remembered: () => slot.placement,
        remember(at) {
          slot.placement = at;
          closed(slot);
        },
        open: (id, at, onReady, onClosing) =>
          open({ workspace: id, placement: at, shows: slot.shows.get(id), onTop: slot.onTop, onReady, onClosing, onFocus: () => front(slot, id) }),
      }),
    };
    slots = [slot, ...slots];
    return slot;
  }

  function front(slot: Slot<W>, workspace: string): void {
    toFront(slot);
    const window = slot.stage.window(workspace);
    if (window !== undefined) onFront(window, workspace);
  }

  function toFront(slot: Slot<W>): void {
    if (slots[0] === slot || !slots.includes(slot)) return;
    slots = [slot, ...slots.filter((other) => other !== slot)];
    save();
  }

  function closed(slot: Slot<W>): void {
    // The last one comes back where it was; so do all where the app itself goes.
    if (slots.length > 1 && !isQuitting()) slots = slots.filter((other) => other !== slot);
    save();
    if (slots.every(({ stage }) => stage.current() === undefined)) onEmpty();
  }

  function save(): void {
    store(
      slots.flatMap(({ stage, workspace, placement, shows, onTop }) => {
        if (workspace === undefined) return [];
        const at = stage.current()?.placement() ?? placement;
        const thread = shows.get(workspace);
        return [{ workspace, ...(at && { placement: at }), ...(thread !== undefined && thread.threadId !== null && { shows: thread }), ...(onTop && { onTop }) }];
      }),
    );
  }

  function present(slot: Slot<W>, workspace: string): void {
    slot.workspace = workspace;
    slot.stage.show(workspace);
    save();
  }

  const slotOf = (window: number | undefined): Slot<W> | undefined => slots.find(({ stage }) => stage.all().some(([, { id }]) => id === window));
  const first = (): Slot<W> => slots[0] ?? make(stored()[0] ?? {});

  function want(window: W | undefined, wish: { threadId: string } | { files: readonly IncomingFile[] }): void {
    if (window === undefined) return;
    wanted.set(window.id, { count: (count += 1), ...wish });
    onState(window, state(window.id));
  }

  function state(window: number | undefined): WindowState {
    const asked = wanted.get(window ?? -1);
    return asked === undefined ? {} : { wanted: asked };
  }

  return {
    show: (workspace) => present(first(), workspace),
    openNew(workspace, shows) {
      const near = slots[0]?.stage.current()?.placement();
      const placement = near && { ...near, maximized: false, ...(near.x !== undefined && near.y !== undefined && { x: near.x + cascade, y: near.y + cascade }) };
      present(make({ workspace, ...(placement && { placement }), ...(shows && { shows }) }), workspace);
    },
    openStored(window) {
      const before = slots;
      const slot = make(window);
      // What was behind stays behind.
      slots = [...before, slot];
      present(slot, window.workspace);
    },
    openThread(workspace, threadId) {
      const candidates = slots.filter((slot) => slot.workspace === workspace && slot.stage.current() !== undefined);
      const there = candidates.find((slot) => slot.shows.get(workspace)?.threadId === threadId);
      const slot = there ?? candidates[0] ?? first();
      toFront(slot);
      present(slot, workspace);
      want(slot.stage.window(workspace), { threadId });
    },
    takeFiles: (files) => want(slots[0]?.stage.current(), { files }),
    focus: () => slots[0]?.stage.focus(),
    close(workspace) {
      for (const { stage } of [...slots]) stage.close(workspace);
    },
    windowsOf: (workspace) => slots.flatMap(({ stage }) => stage.window(workspace) ?? []),
    front: () => slots[0]?.stage.current(),
    current: () => slots[0]?.workspace,
    state,
    showing(window, shows) {
      const slot = slotOf(window);
      const workspace = slot?.stage.all().find(([, { id }]) => id === window)?.[0];
      if (slot === undefined || workspace === undefined) return;
      slot.shows.set(workspace, { accountId: shows.accountId, threadId: shows.threadId });
      save();
    },
    setOnTop(window, onTop) {
      const slot = slotOf(window);
      if (slot === undefined) return;
      slot.onTop = onTop;
      save();
    },
    shown: () =>
      slots.flatMap(({ stage, workspace, shows }) => {
        const window = stage.current();
        return window === undefined || workspace === undefined ? [] : [{ window, workspace, shows: shows.get(workspace) }];
      }),
    save,
  };
}
