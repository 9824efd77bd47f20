import type { ShellCommand } from '../../shared/desktop-api.ts';
import { shortcutOf } from '../../shared/shortcuts.ts';

/** @returns "⌘K" on macOS, "Ctrl+K" elsewhere. */
export function shortcutLabel(key: string, isMac: boolean): string {
  return isMac ? `⌘${key}` : `Ctrl+${key}`;
}

export const isMacPlatform = (): boolean => navigator.platform.startsWith('Mac');

/** Runs commands for keys that nothing on the page has used. @returns the undo. */
export function followShortcuts(target: Window, run: (command: ShellCommand) => void): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const command = shortcutOf(event, isMacPlatform());
    if (command === undefined) return;
    // A dialog keeps the keyboard to itself.
    if (target.document.querySelector('[role="dialog"], [role="menu"]') !== null) return;
    event.preventDefault();
    run(command);
  };
  target.addEventListener('keydown', onKeyDown);
  return () => target.removeEventListener('keydown', onKeyDown);
}
