import { transact, type DatabaseHandle } from './handle.ts';

/** One step of the schema. Shipped steps never change; the next change is the next number. */
export interface Migration {
  version: number;
  up(db: DatabaseHandle): void;
}

/** @returns the number of the last migration that the database has seen; 0 for an empty one. */
export function schemaVersion(db: DatabaseHandle): number {
  return (db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
}

/** @returns the number of the newest step; 0 without any. */
export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/** Takes the steps that are missing. Each is committed with its number: a crash in between continues where it stopped. */
export function migrate(db: DatabaseHandle, migrations: readonly Migration[]): void {
  const current = schemaVersion(db);
  for (const { version, up } of migrations) {
    if (version <= current) continue;
    transact(db, () => {
      up(db);
      db.exec(`PRAGMA user_version = ${version}`);
    });
  }
}
