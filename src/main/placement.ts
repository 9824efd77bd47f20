import type { WindowShows } from '../shared/desktop-api.ts';

/** The thread on a window's screen, and whose. */
export type ShownThread = Pick<WindowShows, 'accountId' | 'threadId'>;

/** Where a window is or was, in screen px; without a position the system finds one. */
export interface WindowPlacement {
  x?: number | undefined;
  y?: number | undefined;
  width: number;
  height: number;
  maximized: boolean;
}

/** A window as it is remembered over a restart. */
export interface StoredWindow {
  /** Whose page it shows. */
  workspace: string;
  placement?: WindowPlacement | undefined;
  /** The thread on its screen. */
  shows?: ShownThread | undefined;
  /** It stays above other apps’ windows. */
  onTop?: boolean | undefined;
}
