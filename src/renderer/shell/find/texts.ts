/** Words of the bar that looks through the chat on the screen. */
export const findTexts = {
  label: 'Find in this chat',
  next: 'Next place',
  previous: 'Previous place',
  close: 'Close',
  none: 'Not found',
  place: (index: number, count: number): string => {
    const number = new Intl.NumberFormat('en');
    return `${number.format(index)} of ${number.format(count)}`;
  },
  impossible: 'OpenAI’s chat can’t be looked through here. Search finds messages in all chats.',
} as const;
