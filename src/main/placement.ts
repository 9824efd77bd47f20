/** Where a window is or was, in screen px; without a position the system finds one. */
export interface WindowPlacement {
  x?: number | undefined;
  y?: number | undefined;
  width: number;
  height: number;
  maximized: boolean;
}
