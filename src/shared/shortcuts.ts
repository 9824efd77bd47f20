import type { FromFrame } from './chat-frame.ts';
import type { AccountCommand } from './desktop-api.ts';

export type ShortcutCommand = Extract<FromFrame, { type: 'shortcut.pressed' }>['command'];

/** The part of a keyboard event that decides. */
export interface KeyPress {
  key: string;
  metaKey: boolean;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  /** Place of the key, for digits: French keyboards want Shift for them. */
  code?: string;
}

/**
 * Which command a key combination asks for, the same in the shell and in the chat frame: Cmd on macOS, Ctrl elsewhere.
 * Browsers keep Ctrl+N for themselves, so Ctrl+Shift+O starts a new chat as well.
 */
export function shortcutOf(press: KeyPress, isMac: boolean): ShortcutCommand | undefined {
  const modifier = isMac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey;
  if (!modifier || press.altKey || press.isComposing) return undefined;
  const key = press.key.toLowerCase();
  if (press.shiftKey) return key === 'o' ? 'thread.new' : undefined;
  const digit = /^Digit([1-9])$/.exec(press.code ?? '')?.[1] ?? /^[1-9]$/.exec(key)?.[0];
  if (digit !== undefined) return `account.${digit}` as AccountCommand;
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
