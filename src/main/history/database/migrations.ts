import type { Migration } from './migrate.ts';
import { history } from './migrations/0001-history.ts';

/** Every step of the history's schema, in order. */
export const migrations: readonly Migration[] = [{ version: 1, up: history }];
