import { actionLabels, groupLabels } from '../../../shared/action-texts.ts';
import { actionIds, actions, type ActionGroup } from '../../../shared/actions.ts';
import { keyLabel, shownKeys } from '../../../shared/shortcuts.ts';
import { sheetTexts as texts } from './texts.ts';

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
export function shortcutGroups(host: 'electron' | 'web', isMac: boolean): readonly ShortcutGroup[] {
  const named = order.map((group): ShortcutGroup => ({
    label: groupLabels[group],
    rows: actionIds.flatMap((id) => {
      const keys = shownKeys(id, isMac);
      const offered = actions[id].electronOnly !== true || host === 'electron';
      return keys === undefined || !offered || actions[id].group !== group ? [] : [{ label: actionLabels[id], keys }];
    }),
  }));
  const writing: ShortcutGroup = {
    label: texts.writing,
    rows: [
      { label: texts.send, keys: isMac ? '↩' : 'Enter' },
      { label: texts.newLine, keys: isMac ? '⇧↩' : 'Shift+Enter' },
      { label: texts.stop, keys: 'Esc' },
    ],
  };
  const list: ShortcutGroup = {
    label: texts.list,
    rows: [
      { label: texts.rename, keys: 'F2' },
      { label: texts.remove, keys: isMac ? '⌘⌫' : 'Del' },
      { label: texts.undo, keys: keyLabel('CmdOrCtrl+Z', isMac) },
      { label: texts.switchAccount, keys: isMac ? '⌘1 – ⌘9' : 'Ctrl+1 – Ctrl+9' },
    ],
  };
  return [...named, writing, list].filter(({ rows }) => rows.length > 0);
}
