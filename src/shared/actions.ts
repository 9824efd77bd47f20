/**
 * Every action that the app has a name for: the one source of the application menu, the command palette, the sheet of
 * shortcuts, and what the pages do with a key.
 */

import type { PolicyFeature } from './policy.ts';

/** Shows the account at that place of the list. */
export type AccountCommand = `account.${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;

/** What must be there for an action to make sense. */
export type ActionNeed = 'nothing' | 'account' | 'thread';

export type ActionGroup = 'chat' | 'view' | 'window' | 'settings' | 'accounts';

export interface ActionSpec {
  group: ActionGroup;
  needs: ActionNeed;
  /** `shell`: the window’s page does it; `main`: the host does, which only Electron can. */
  by: 'shell' | 'main';
  /** Only where there are windows of our own. */
  electronOnly?: true;
  /** Accelerators in Electron’s words; the first one is shown, the others work as well. */
  keys?: readonly string[];
  /** The same on macOS, where it differs. */
  macKeys?: readonly string[];
}

const shell = (group: ActionGroup, needs: ActionNeed, ...keys: string[]): ActionSpec & { by: 'shell' } => ({ group, needs, by: 'shell', ...(keys.length > 0 && { keys }) });
const main = (group: ActionGroup, ...keys: string[]): ActionSpec & { by: 'main' } => ({ group, needs: 'nothing', by: 'main', electronOnly: true, ...(keys.length > 0 && { keys }) });

const shellSpecs = {
  // Browsers keep Ctrl+N for themselves.
  'thread.new': shell('chat', 'account', 'CmdOrCtrl+N', 'CmdOrCtrl+Shift+O'),
  'thread.search': shell('chat', 'account', 'CmdOrCtrl+K'),
  'thread.find': shell('chat', 'thread', 'CmdOrCtrl+F'),
  'composer.focus': shell('chat', 'account', 'CmdOrCtrl+J'),
  'thread.newWindow': { ...shell('chat', 'thread'), electronOnly: true },
  'thread.copyLink': shell('chat', 'thread'),
  'thread.export': shell('chat', 'thread'),
  'thread.delete': shell('chat', 'thread'),
  'palette.open': shell('view', 'nothing', 'CmdOrCtrl+Shift+P'),
  'shortcuts.open': shell('view', 'nothing', 'CmdOrCtrl+/'),
  'sidebar.toggle': shell('view', 'account', 'CmdOrCtrl+B'),
  'scheme.system': shell('view', 'nothing'),
  'scheme.light': shell('view', 'nothing'),
  'scheme.dark': shell('view', 'nothing'),
  'settings.open': shell('settings', 'nothing', 'CmdOrCtrl+,'),
  'desktop.open': { ...shell('settings', 'nothing'), electronOnly: true },
  'model.open': shell('settings', 'account'),
  'connection.open': shell('settings', 'nothing'),
  'data.open': shell('settings', 'account'),
  'about.open': shell('settings', 'nothing'),
  'updates.check': { ...shell('settings', 'nothing'), electronOnly: true },
  'diagnostics.open': shell('settings', 'nothing'),
  'account.add': shell('accounts', 'nothing'),
  'account.signOut': shell('accounts', 'account'),
} as const satisfies Record<string, ActionSpec>;

const mainSpecs = {
  'quick.open': main('chat'),
  'quick.continue': main('chat'),
  'quick.hide': main('window'),
  'window.new': main('window', 'CmdOrCtrl+Shift+N'),
  'window.close': main('window', 'CmdOrCtrl+W'),
  'window.onTop': main('window'),
  'view.zoomIn': main('view', 'CmdOrCtrl+Plus', 'CmdOrCtrl+='),
  'view.zoomOut': main('view', 'CmdOrCtrl+-'),
  'view.zoomReset': main('view', 'CmdOrCtrl+0'),
  'view.fullscreen': { ...main('view', 'F11'), macKeys: ['Ctrl+Cmd+F'] },
  'app.quit': main('window', 'CmdOrCtrl+Q'),
} as const satisfies Record<string, ActionSpec>;

/** What the window’s page does when the menu, a key or the palette asks for it. */
export type ShellCommand = AccountCommand | keyof typeof shellSpecs;
/** What the host does with the window that asks. */
export type WindowCommand = keyof typeof mainSpecs;
export type ActionId = keyof typeof shellSpecs | WindowCommand;

export const actions: Readonly<Record<ActionId, ActionSpec>> = { ...shellSpecs, ...mainSpecs };
/** In the order of menus and lists. */
export const actionIds = Object.keys(actions) as readonly ActionId[];
export const windowCommands = Object.keys(mainSpecs) as readonly WindowCommand[];
export const accountCommands: readonly AccountCommand[] = ['account.1', 'account.2', 'account.3', 'account.4', 'account.5', 'account.6', 'account.7', 'account.8', 'account.9'];

const shellIds = new Set<string>([...Object.keys(shellSpecs), ...accountCommands]);

export function isShellCommand(value: unknown): value is ShellCommand {
  return typeof value === 'string' && shellIds.has(value);
}

export function isWindowCommand(id: ActionId): id is WindowCommand {
  return actions[id].by === 'main';
}

/** Accelerators of an action on a platform, the one to show first. */
export function keysOf(id: ActionId, isMac: boolean): readonly string[] {
  const { keys = [], macKeys } = actions[id];
  return (isMac ? macKeys : undefined) ?? keys;
}

/** What a place must have for an action to be offered there. */
export interface ActionPlace {
  host: 'electron' | 'web';
  signedIn: boolean;
  /** A chat is on the screen, not a new one. */
  threadOpen: boolean;
  /** What the organisation has switched off. */
  off?: readonly PolicyFeature[] | undefined;
}

/** Actions that go with something that can be switched off. */
const featureOf: { readonly [A in ActionId]?: PolicyFeature } = { 'thread.export': 'export', 'account.add': 'accounts', 'quick.open': 'quickEntry' };

/** Whether an action goes with something that is switched off. */
export function isSwitchedOff(id: ActionId, off: readonly PolicyFeature[]): boolean {
  const feature = featureOf[id];
  return feature !== undefined && off.includes(feature);
}

export function isOffered(id: ActionId, { host, signedIn, threadOpen, off = [] }: ActionPlace): boolean {
  const { needs, electronOnly } = actions[id];
  if (isSwitchedOff(id, off)) return false;
  if (electronOnly === true && host !== 'electron') return false;
  return needs === 'nothing' || (signedIn && (needs === 'account' || threadOpen));
}
