import { counted } from '../counted.ts';

/** What waits to be sent, English. */
export const outbox = {
  title: 'Waiting to be sent',
  trying: 'Trying',
  messagesWait: (count: number): string => counted('en', count, { one: '# message waits to be sent', other: '# messages wait to be sent' }),
  changesWait: (count: number): string => counted('en', count, { one: '# change waits to be sent', other: '# changes wait to be sent' }),
  messagesRefused: (count: number): string => counted('en', count, { one: '# message was not sent', other: '# messages were not sent' }),
  changesRefused: (count: number): string => counted('en', count, { one: '# change was not sent', other: '# changes were not sent' }),
  noText: 'A message without text',
  newTitle: (title: string): string => `New title: ${title}`,
  deleteChat: 'Delete this chat',
  rating: 'Your rating of an answer',
  soon: 'Sent in a moment',
  whenOnline: 'Will be sent when you’re online',
  sending: 'Being sent',
  uncertain: 'May have arrived; that is checked before it is sent again',
  refused: 'The server did not take it.',
  delete: (text: string): string => `Delete: ${text}`,
};
