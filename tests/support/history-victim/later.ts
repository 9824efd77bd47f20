import type { Migration } from '../../../src/main/history/database/migrate.ts';
import { migrations } from '../../../src/main/history/database/migrations.ts';

/** The schema's version as it is shipped. */
export const shipped = migrations.length;

/** Programs to come: each version rewrites every message, and writes its number where a reader finds it. */
export function migrationsUpTo(version: number): readonly Migration[] {
  const later = Array.from({ length: Math.max(0, version - shipped) }, (_, index): Migration => {
    const number = shipped + index + 1;
    return {
      version: number,
      up: (db) => db.exec(`CREATE TABLE IF NOT EXISTS later (version INTEGER); DELETE FROM later; INSERT INTO later VALUES (${number}); UPDATE items SET role = role`),
    };
  });
  return [...migrations, ...later];
}

/** A step that takes everything away before it fails. */
export function brokenMigration(version: number): Migration {
  return {
    version,
    up(db) {
      db.exec('DELETE FROM items; DELETE FROM outbox; DELETE FROM drafts');
      throw new Error('A step that does not work.');
    },
  };
}
