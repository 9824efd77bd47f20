/** An entry of a native menu, as far as we use them: Electron’s template without Electron. */
export interface MenuEntry {
  id?: string;
  label?: string;
  role?: MenuRole;
  type?: 'separator' | 'checkbox' | 'submenu';
  accelerator?: string;
  checked?: boolean;
  enabled?: boolean;
  visible?: boolean;
  acceleratorWorksWhenHidden?: boolean;
  submenu?: MenuEntry[];
  click?(): void;
}

export type MenuRole =
  | 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'pasteAndMatchStyle' | 'delete' | 'selectAll'
  | 'minimize' | 'zoom' | 'front' | 'window' | 'help' | 'services' | 'hide' | 'hideOthers' | 'unhide' | 'toggleDevTools';

export const line: MenuEntry = { type: 'separator' };
