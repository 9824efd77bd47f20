/** Words of the tray, of notifications and of what else is outside the windows. */
export const desktopTexts = {
  untitled: 'Untitled chat',
  replied: 'There is a reply.',
  failed: 'The reply could not be finished. Open the chat to try again.',
  show: (name: string): string => `Show ${name}`,
  newChat: 'New chat',
  ask: 'Quick question',
  settings: 'Settings…',
  quit: (name: string): string => `Quit ${name}`,
  unread: (count: number): string => `${new Intl.NumberFormat('en').format(count)} unread ${count === 1 ? 'reply' : 'replies'}`,
} as const;
