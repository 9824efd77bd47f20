/** A rectangle in screen px. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const defaultSize = { width: 1100, height: 760 } as const;
export const minimumSize = { width: 420, height: 480 } as const;

/**
 * Where to open the window: as it was left, if enough of its title bar can still be reached on some display;
 * otherwise the remembered size, centred by the system. Never larger than the display it opens on.
 * @param workAreas the displays' usable areas, the primary one first
 */
export function placeWindow(
  remembered: { x?: number | undefined; y?: number | undefined; width: number; height: number } | undefined,
  workAreas: readonly Rectangle[],
): { x?: number; y?: number; width: number; height: number } {
  const { x, y } = remembered ?? {};
  const home = workAreas.find((area) => x !== undefined && y !== undefined && titleBarReachable(x, y, remembered?.width ?? 0, area));
  const area = home ?? workAreas[0];
  const width = clamp(remembered?.width ?? defaultSize.width, minimumSize.width, area?.width);
  const height = clamp(remembered?.height ?? defaultSize.height, minimumSize.height, area?.height);
  return home === undefined || x === undefined || y === undefined ? { width, height } : { x, y, width, height };
}

const reachable = { width: 80, height: 24 };

function titleBarReachable(x: number, y: number, width: number, area: Rectangle): boolean {
  const overlap = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return overlap >= reachable.width && y >= area.y && y + reachable.height <= area.y + area.height;
}

function clamp(value: number, minimum: number, maximum = Infinity): number {
  return Math.max(minimum, Math.min(value, maximum));
}

const quickSize = { width: 640, height: 460 } as const;

/** Where quick entry opens: centred, in the upper third of the screen, never larger than it. @param size as it was left */
export function quickPlace(area: Rectangle, size: { width: number; height: number } = quickSize): Rectangle {
  const width = Math.min(size.width, area.width);
  const height = Math.min(size.height, area.height);
  return { x: Math.round(area.x + (area.width - width) / 2), y: Math.round(area.y + (area.height - height) / 3), width, height };
}
