import { isSwitchedOff, isWindowCommand, keysOf, type ActionId, type ShellCommand, type WindowCommand } from '../../shared/actions.ts';
import type { PolicyFeature } from '../../shared/policy.ts';
import type { Texts } from '../../shared/texts/en/texts.ts';
import { line, type MenuEntry } from './menu-entry.ts';

export interface MenuDeps {
  name: string;
  platform: NodeJS.Platform;
  /** In the language that the menu is to have. */
  texts: Pick<Texts, 'actions' | 'menus'>;
  /** What the organisation has switched off. */
  off?: readonly PolicyFeature[] | undefined;
  /** With the tools of developers, which a package does not have. */
  developer: boolean;
  /** For the page of the window that has the keyboard. */
  invoke(command: ShellCommand): void;
  /** With that window itself. */
  act(command: WindowCommand): void;
}

type Menus = Texts['menus'];
/** Most keys of one action: the first is shown, the others are in entries that are not. */
type Item = (id: ActionId, extra?: Partial<MenuEntry>) => MenuEntry[];

/** The application menu, from the actions there are. On Windows and Linux it is hidden until Alt; its keys always work. */
export function menuTemplate({ name, platform, texts, off = [], developer, invoke, act }: MenuDeps): MenuEntry[] {
  const mac = platform === 'darwin';
  const { actions: { labels }, menus } = texts;
  const item: Item = (id, extra = {}) => {
    if (isSwitchedOff(id, off)) return [];
    const click = (): void => (isWindowCommand(id) ? act(id) : invoke(id));
    const [shown, ...others] = keysOf(id, mac);
    const base: MenuEntry = { id, label: labels[id], click, ...(shown !== undefined && { accelerator: shown }), ...extra };
    return [base, ...others.map((accelerator): MenuEntry => ({ label: labels[id], accelerator, click, visible: false, acceleratorWorksWhenHidden: true }))];
  };
  return [...(mac ? [appMenu(menus, name, item)] : []), fileMenu(menus, mac, item), editMenu(menus), viewMenu(menus, developer, item), windowMenu(menus, mac, item), helpMenu(menus, mac, item)];
}

function appMenu({ services, hide, hideOthers, showAll }: Menus, name: string, item: Item): MenuEntry {
  return {
    label: name,
    submenu: [
      ...item('about.open'), ...item('updates.check'), line,
      ...item('settings.open'), line,
      { role: 'services', label: services }, line,
      { role: 'hide', label: hide(name) }, { role: 'hideOthers', label: hideOthers }, { role: 'unhide', label: showAll }, line,
      ...item('app.quit'),
    ],
  };
}

function fileMenu(menus: Menus, mac: boolean, item: Item): MenuEntry {
  return {
    label: menus.file,
    submenu: [
      ...item('thread.new'), ...item('window.new'), ...item('quick.open'), line,
      ...item('thread.copyLink'), ...item('thread.newWindow'), ...item('thread.export'), line,
      ...(mac ? [] : item('settings.open')), ...item('connection.open'), line,
      ...item('window.close'), ...(mac ? [] : item('app.quit')),
    ],
  };
}

function editMenu({ edit, undo, redo, cut, copy, paste, pastePlain, remove, selectAll }: Menus): MenuEntry {
  return {
    label: edit,
    submenu: [
      { role: 'undo', label: undo }, { role: 'redo', label: redo }, line,
      { role: 'cut', label: cut }, { role: 'copy', label: copy }, { role: 'paste', label: paste }, { role: 'pasteAndMatchStyle', label: pastePlain },
      { role: 'delete', label: remove }, line,
      { role: 'selectAll', label: selectAll },
    ],
  };
}

function viewMenu(menus: Menus, developer: boolean, item: Item): MenuEntry {
  return {
    label: menus.view,
    submenu: [
      ...item('palette.open'), ...item('thread.search'), ...item('thread.find'), ...item('sidebar.toggle'), line,
      ...item('view.zoomReset'), ...item('view.zoomIn'), ...item('view.zoomOut'), line,
      ...item('view.fullscreen'),
      ...(developer ? [line, { role: 'toggleDevTools', label: menus.developerTools } satisfies MenuEntry] : []),
    ],
  };
}

function windowMenu({ window, minimize, zoom, front }: Menus, mac: boolean, item: Item): MenuEntry {
  return {
    role: 'window',
    label: window,
    submenu: [
      { role: 'minimize', label: minimize }, ...(mac ? [{ role: 'zoom', label: zoom } satisfies MenuEntry] : []), line,
      ...item('window.onTop', { type: 'checkbox' }),
      ...(mac ? [line, { role: 'front', label: front } satisfies MenuEntry] : []),
    ],
  };
}

function helpMenu(menus: Menus, mac: boolean, item: Item): MenuEntry {
  return { role: 'help', label: menus.help, submenu: [...item('shortcuts.open'), ...item('diagnostics.open'), ...(mac ? [] : [line, ...item('updates.check'), ...item('about.open')])] };
}
