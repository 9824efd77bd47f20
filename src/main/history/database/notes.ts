import type { DatabaseHandle } from './handle.ts';

/** Named texts: drafts by thread, and what the sync remembers. */
export interface Notes {
  all(): Record<string, string>;
  get(name: string): string | undefined;
  /** `undefined` removes it. */
  set(name: string, text: string | undefined): void;
}

export const createDrafts = (db: DatabaseHandle): Notes => createNotes(db, 'drafts', 'thread', 'body');
export const createState = (db: DatabaseHandle): Notes => createNotes(db, 'state', 'name', 'value');

function createNotes(db: DatabaseHandle, table: string, name: string, text: string): Notes {
  const all = db.prepare(`SELECT ${name} AS name, ${text} AS text FROM ${table}`);
  const load = db.prepare(`SELECT ${text} AS text FROM ${table} WHERE ${name} = ?`);
  const save = db.prepare(`INSERT INTO ${table} (${name}, ${text}) VALUES (?, ?) ON CONFLICT (${name}) DO UPDATE SET ${text} = excluded.${text}`);
  const erase = db.prepare(`DELETE FROM ${table} WHERE ${name} = ?`);
  return {
    all: () => Object.fromEntries((all.all([]) as { name: string; text: string }[]).map((row) => [row.name, row.text])),
    get: (wanted) => (load.get([wanted]) as { text: string } | undefined)?.text,
    set(wanted, value) {
      if (value === undefined) erase.run([wanted]);
      else save.run([wanted, value]);
    },
  };
}
