import type { Migration } from './migrate.ts';
import { threadsAndItems } from './migrations/0001-threads-and-items.ts';

/** Every step of the chat database's schema, in order. */
export const migrations: readonly Migration[] = [{ version: 1, up: threadsAndItems }];
