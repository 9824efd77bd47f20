import { written } from '../counted.ts';

/** The bar that looks through the chat on the screen, and quick entry, English. */
export const find = {
  label: 'Find in this chat',
  next: 'Next place',
  previous: 'Previous place',
  close: 'Close',
  place: (index: number, count: number): string => `${written('en', index)} of ${written('en', count)}`,
  none: 'Not found',
  impossible: 'OpenAI’s chat can’t be looked through here. Search finds messages in all chats.',
  quickTitle: 'Quick question',
  carryOn: 'Continue in the main window',
  renew: 'New question',
  hide: 'Hide',
};
