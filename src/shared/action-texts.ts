import type { ActionGroup, ActionId } from './actions.ts';

/** What each action is called, in menus as in the palette. */
export const actionLabels: Readonly<Record<ActionId, string>> = {
  'thread.new': 'New chat',
  'thread.search': 'Search chats',
  'composer.focus': 'Write a message',
  'thread.newWindow': 'Open this chat in a new window',
  'thread.copyLink': 'Copy link to this chat',
  'thread.export': 'Export this chat…',
  'thread.delete': 'Delete this chat',
  'palette.open': 'All commands…',
  'shortcuts.open': 'Keyboard shortcuts',
  'sidebar.toggle': 'Show or hide the sidebar',
  'scheme.system': 'Colours: as the system has them',
  'scheme.light': 'Colours: light',
  'scheme.dark': 'Colours: dark',
  'settings.open': 'Settings…',
  'model.open': 'Set up a model…',
  'connection.open': 'Connection…',
  'data.open': 'Your data…',
  'about.open': 'About Latchkey',
  'diagnostics.open': 'Connection and sign-in…',
  'account.add': 'Add account…',
  'account.signOut': 'Sign out…',
  'window.new': 'New window',
  'window.close': 'Close window',
  'window.onTop': 'Keep this window on top',
  'view.zoomIn': 'Zoom in',
  'view.zoomOut': 'Zoom out',
  'view.zoomReset': 'Actual size',
  'view.fullscreen': 'Full screen',
  'app.quit': 'Quit Latchkey',
};

export const groupLabels: Readonly<Record<ActionGroup, string>> = {
  chat: 'Chat',
  view: 'View',
  window: 'Window',
  settings: 'Settings',
  accounts: 'Accounts',
};
