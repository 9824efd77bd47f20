import { actionIds, actions, type ActionGroup } from '../../../shared/actions.ts';
import { keyLabel, shownKeys } from '../../../shared/shortcuts.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';

export interface ShortcutRow {
  label: string;
  keys: string;
}

export interface ShortcutGroup {
  label: string;
  rows: readonly ShortcutRow[];
}

const order: readonly ActionGroup[] = ['chat', 'view', 'window', 'settings'];

/** All key combinations of a host, by topic: those of the actions, and those that the chat and the list have themselves. */
export function shortcutGroups({ actions: words, palette }: Texts, host: 'electron' | 'web', isMac: boolean): readonly ShortcutGroup[] {
  const named = order.map((group): ShortcutGroup => ({
    label: words.groups[group],
    rows: actionIds.flatMap((id) => {
      const keys = shownKeys(id, isMac);
      const offered = actions[id].electronOnly !== true || host === 'electron';
      return keys === undefined || !offered || actions[id].group !== group ? [] : [{ label: words.labels[id], keys }];
    }),
  }));
  const writing: ShortcutGroup = {
    label: palette.writing,
    rows: [
      { label: palette.send, keys: isMac ? '↩' : 'Enter' },
      { label: palette.newLine, keys: isMac ? '⇧↩' : 'Shift+Enter' },
      { label: palette.stop, keys: 'Esc' },
    ],
  };
  const list: ShortcutGroup = {
    label: palette.list,
    rows: [
      { label: palette.rename, keys: 'F2' },
      { label: palette.remove, keys: isMac ? '⌘⌫' : 'Del' },
      { label: palette.undo, keys: keyLabel('CmdOrCtrl+Z', isMac) },
      { label: palette.switchAccount, keys: isMac ? '⌘1 – ⌘9' : 'Ctrl+1 – Ctrl+9' },
    ],
  };
  return [...named, writing, list].filter(({ rows }) => rows.length > 0);
}
