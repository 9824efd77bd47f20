import type { ShellCommand } from '../../shared/desktop-api.ts';

export interface KeyPress {
  key: string;
  code: string;
  metaKey: boolean;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/**
 * Which command a key combination asks for: Ctrl on Windows and Linux, Cmd on macOS. Browsers keep Ctrl+N for
 * themselves, so Ctrl+Shift+O starts a new chat as well.
 */
export function commandOf(press: KeyPress, isMac: boolean): ShellCommand | undefined {
  const modifier = isMac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey;
  if (!modifier || press.altKey) return undefined;
  const key = press.key.toLowerCase();
  if (press.shiftKey) return key === 'o' ? 'thread.new' : undefined;
  switch (key) {
    case 'n':
      return 'thread.new';
    case 'k':
      return 'thread.search';
    case 'b':
      return 'sidebar.toggle';
    case ',':
      return 'settings.open';
    default:
      return undefined;
  }
}

/** @returns "⌘K" on macOS, "Ctrl+K" elsewhere. */
export function shortcutLabel(key: string, isMac: boolean): string {
  return isMac ? `⌘${key}` : `Ctrl+${key}`;
}

export const isMacPlatform = (): boolean => navigator.platform.startsWith('Mac');

/** Runs commands for keys that nothing on the page has used. @returns the undo. */
export function followShortcuts(target: Window, run: (command: ShellCommand) => void): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const command = commandOf(event, isMacPlatform());
    if (command === undefined) return;
    // A dialog keeps the keyboard to itself.
    if (target.document.querySelector('[role="dialog"], [role="menu"]') !== null) return;
    event.preventDefault();
    run(command);
  };
  target.addEventListener('keydown', onKeyDown);
  return () => target.removeEventListener('keydown', onKeyDown);
}
