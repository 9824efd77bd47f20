import { failureKind } from '../database/failures.ts';
import type { DatabaseHandle } from '../database/handle.ts';

/** Whether the database holds together (sqlite.org/pragma.html#pragma_quick_check). Reads all of it. */
export function isSound(db: DatabaseHandle): boolean {
  try {
    const rows = db.prepare('PRAGMA quick_check(1)').all([]) as { quick_check: string }[];
    return rows.length === 1 && rows[0]?.quick_check === 'ok';
  } catch (error) {
    if (failureKind(error) === 'damaged') return false;
    throw error;
  }
}
