import type { DatabaseHandle } from '../open-database.ts';
import { StartFailure } from '../start-failure.ts';

/** One step of the schema. Shipped steps never change; the next change is the next number. */
export interface Migration {
  version: number;
  up(db: DatabaseHandle): void;
}

/** @returns the number of the last migration that the database has seen; 0 for an empty one. */
export function schemaVersion(db: DatabaseHandle): number {
  const row = db.prepare('PRAGMA user_version').get() as { user_version: number };
  return row.user_version;
}

/**
 * Brings the database to the newest version. Each step and its number are committed together: a crash between two steps
 * leaves a database that continues where it stopped.
 * @throws {StartFailure} when the database is newer than this program.
 */
export function migrate(db: DatabaseHandle, migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.version ?? 0;
  const current = schemaVersion(db);
  if (current > newest) {
    throw new StartFailure(({ start }) => start.newer);
  }
  for (const { version, up } of migrations) {
    if (version <= current) continue;
    db.transaction(() => {
      up(db);
      db.exec(`PRAGMA user_version = ${version}`);
    }).immediate();
  }
}
