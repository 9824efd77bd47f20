import { counted } from '../counted.ts';

/** The command palette and the sheet of shortcuts, English. */
export const palette = {
  title: 'All commands',
  placeholder: 'What do you want to do?',
  recent: 'Used last',
  commands: 'Commands',
  none: 'There is no such command. Chats are found with Search chats.',
  choose: 'choose',
  run: 'run',
  shortcuts: 'Keyboard shortcuts',
  writing: 'Writing',
  list: 'List of chats',
  send: 'Send the message',
  newLine: 'New line',
  stop: 'Stop the answer',
  rename: 'Rename',
  remove: 'Delete',
  undo: 'Undo the deletion',
  switchAccount: 'Switch to an account by its place',
  linkCopied: 'The link was copied.',
  linkNotCopied: 'The link could not be copied.',
  found: (count: number): string => counted('en', count, { one: '# command', other: '# commands' }),
  switchTo: (name: string): string => `Switch to ${name}`,
};
