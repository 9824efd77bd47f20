import type { Migration } from './migrate.ts';
import { threadsAndItems } from './migrations/0001-threads-and-items.ts';
import { feedback } from './migrations/0002-feedback.ts';
import { attachments } from './migrations/0003-attachments.ts';
import { sentMessages } from './migrations/0004-sent-messages.ts';
import { unfinishedItems } from './migrations/0005-unfinished-items.ts';

/** Every step of the chat database's schema, in order. */
export const migrations: readonly Migration[] = [
  { version: 1, up: threadsAndItems },
  { version: 2, up: feedback },
  { version: 3, up: attachments },
  { version: 4, up: sentMessages },
  { version: 5, up: unfinishedItems },
];
