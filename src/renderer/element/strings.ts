import type { ThreadFault } from '../../shared/chatkit/thread-state.ts';

/** The element's own words. Texts from options are never translated (§7.2). */
export const strings = {
  assistant: 'Assistant',
  you: 'You',
  youSaid: 'You said',
  assistantSaid: 'The assistant said',
  conversation: 'Conversation',
  composerLabel: 'Message',
  composerPlaceholder: 'Message the AI',
  greeting: 'What can I help with today?',
  send: 'Send',
  stop: 'Stop answering',
  copy: 'Copy',
  copied: 'Copied',
  copyAnswer: 'Copy answer',
  copyCode: 'Copy code',
  copyFailed: "Couldn't copy. Select the text and copy it by hand.",
  retry: 'Try again',
  regenerate: 'Answer again',
  details: 'Details',
  copyDetails: 'Copy details',
  dismiss: 'Dismiss',
  latest: 'Jump to latest',
  thinking: 'Thinking',
  answering: 'The assistant is answering.',
  answered: 'Answer:',
  stopped: 'You stopped this answer',
  loading: 'Loading the conversation',
  loadFailed: "This conversation couldn't be loaded.",
  older: 'Load earlier messages',
  olderLoading: 'Loading earlier messages',
  olderFailed: "Earlier messages couldn't be loaded.",
  locked: 'This conversation is locked for now.',
  closed: 'This conversation is closed. Start a new one to go on.',
  sources: (count: number): string => (count === 1 ? '1 source' : `${count} sources`),
  newThread: 'New conversation',
  history: 'Conversations',
  historyEmpty: 'Conversations that you start are listed here.',
  closeHistory: 'Close the list',
  untitled: 'Untitled',
  image: 'Image',
  imageFrom: (host: string): string => `Image from ${host}, not loaded`,
  imagePending: 'Making the image',
  thoughtFor: (seconds: number): string => (seconds === 1 ? 'Thought for 1 second' : `Thought for ${seconds} seconds`),
  thinkingDone: 'Thought about it',
  working: 'Working',
  workDone: 'Steps taken',
  searched: (title: string): string => `Searched the web: ${title}`,
  task: 'Step',
  taskDone: 'Done',
  taskOpen: 'To do',
  partUnknown: "This part can't be shown in this version.",
  questionsAsked: 'The assistant asked',
  skipped: 'Skipped',
} as const;

const faults: Record<string, string> = {
  'stream.error': 'The server ran into a problem with this answer. Try again in a moment.',
  custom: "The server couldn't finish this answer.",
  client: 'Something in this window failed while reading the answer. Try again, or reload the conversation.',
};

/** What an error says: the server's words where it has some, else ours by code (§3.5). */
export function faultText(fault: ThreadFault): string {
  return fault.message ?? faults[fault.code] ?? faults['custom'] ?? '';
}
