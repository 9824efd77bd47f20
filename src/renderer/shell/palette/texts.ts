/** Words of the command palette and of the sheet of shortcuts. */
export const paletteTexts = {
  title: 'All commands',
  placeholder: 'What do you want to do?',
  recent: 'Used last',
  commands: 'Commands',
  none: 'There is no such command. Chats are found with Search chats.',
  choose: 'choose',
  run: 'run',
  close: 'Close',
  found: (count: number): string => `${new Intl.NumberFormat('en').format(count)} ${count === 1 ? 'command' : 'commands'}`,
  switchTo: (name: string): string => `Switch to ${name}`,
} as const;

export const sheetTexts = {
  title: 'Keyboard shortcuts',
  writing: 'Writing',
  list: 'List of chats',
  send: 'Send the message',
  newLine: 'New line',
  stop: 'Stop the answer',
  rename: 'Rename',
  remove: 'Delete',
  undo: 'Undo the deletion',
  switchAccount: 'Switch to an account by its place',
  link: 'The link was copied.',
  noLink: 'The link could not be copied.',
} as const;
