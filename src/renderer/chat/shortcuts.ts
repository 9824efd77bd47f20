import type { FromFrame } from '../../shared/chat-frame.ts';

export type ShortcutCommand = Extract<FromFrame, { type: 'shortcut.pressed' }>['command'];

export type ShortcutKeyEvent = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing'>;

/** The shell's shortcuts, seen from the frame: keys pressed here never reach the shell's own window. */
export function shortcutOf(event: ShortcutKeyEvent): ShortcutCommand | undefined {
  if (event.ctrlKey === event.metaKey || event.altKey || event.isComposing) return undefined;
  const key = event.key.toLowerCase();
  if (event.shiftKey) return key === 'o' ? 'thread.new' : undefined;
  switch (key) {
    case 'k':
      return 'thread.search';
    case 'n':
      return 'thread.new';
    case 'b':
      return 'sidebar.toggle';
    case ',':
      return 'settings.open';
    default:
      return undefined;
  }
}
