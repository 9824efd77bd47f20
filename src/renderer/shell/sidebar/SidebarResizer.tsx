import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { clampWidth, defaultSidebarWidth, maxSidebarWidth, minSidebarWidth } from '../layout-hint.ts';
import { useWords } from '../texts.tsx';
import { useShell } from '../shell-context.tsx';

const stepPx = 8;
const pageStepPx = 32;

/** The sidebar's edge as a window splitter: pointer, arrow keys, Home/End; double click restores the default. */
export function SidebarResizer({ width }: { width: number }): ReactNode {
  const shell = useShell();
  const { texts, dir } = useWords();
  const { common, sidebar } = texts;
  const way = dir === 'rtl' ? -1 : 1;
  const [dragging, setDragging] = useState(false);
  const drag = useRef({ startX: 0, startWidth: width, width });

  const preview = (next: number): void => document.documentElement.style.setProperty('--sidebar-width', `${next}px`);
  const save = (next: number): void => shell.state.saveSettings({ sidebarWidth: clampWidth(next) });

  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { startX: event.clientX, startWidth: width, width };
    setDragging(true);
    // The chat frame would swallow the pointer's way over it.
    document.body.dataset['dragging'] = 'sidebar';
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (!dragging) return;
    drag.current.width = clampWidth(drag.current.startWidth + (event.clientX - drag.current.startX) * way);
    preview(drag.current.width);
  };
  const onPointerEnd = (): void => {
    if (!dragging) return;
    setDragging(false);
    delete document.body.dataset['dragging'];
    if (drag.current.width !== width) save(drag.current.width);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = widthAfterKey(event.key, width, way);
    if (next === undefined) return;
    event.preventDefault();
    save(next);
  };

  return (
    <div
      className="resizer"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={sidebar.width}
      aria-valuenow={width}
      aria-valuemin={minSidebarWidth}
      aria-valuemax={maxSidebarWidth}
      aria-valuetext={common.pixels(width)}
      data-dragging={dragging || undefined}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
      onDoubleClick={() => save(defaultSidebarWidth)}
      onKeyDown={onKeyDown}
    />
  );
}

/** @param way 1 where the sidebar is on the left, -1 where it is on the right */
function widthAfterKey(key: string, width: number, way: 1 | -1): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return width - stepPx * way;
    case 'ArrowRight':
      return width + stepPx * way;
    case 'PageDown':
      return width - pageStepPx;
    case 'PageUp':
      return width + pageStepPx;
    case 'Home':
      return minSidebarWidth;
    case 'End':
      return maxSidebarWidth;
    default:
      return undefined;
  }
}
