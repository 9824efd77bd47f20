import type { CachedFile } from '../../history-store.ts';
import { transact, type DatabaseHandle } from './handle.ts';

export interface FileCache {
  put(key: string, file: CachedFile): void;
  get(key: string): CachedFile | undefined;
  /** Of all files, bytes. */
  size(): number;
}

/** Attachments that were looked at lately. @param limit of all together, bytes; a file with more than a quarter of it is not kept. */
export function createFileCache(db: DatabaseHandle, limit: number): FileCache {
  db.exec(`
    CREATE TABLE IF NOT EXISTS files (
      key TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      mime TEXT NOT NULL,
      size INTEGER NOT NULL,
      used INTEGER NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS files_by_use ON files (used, size);
  `);
  const load = db.prepare('SELECT name, mime, bytes FROM files WHERE key = ?');
  const save = db.prepare('INSERT OR REPLACE INTO files (key, name, mime, size, used, bytes) VALUES (?, ?, ?, ?, ?, ?)');
  const touch = db.prepare('UPDATE files SET used = ? WHERE key = ?');
  const oldest = db.prepare('SELECT key, size FROM files ORDER BY used LIMIT 1');
  const erase = db.prepare('DELETE FROM files WHERE key = ?');
  const sum = db.prepare('SELECT coalesce(sum(size), 0) AS size, coalesce(max(used), 0) AS used FROM files');

  // This process is the only one that writes, so the clock of use lives here.
  let { size, used } = sum.get([]) as { size: number; used: number };

  return {
    put(key, { name, mimeType, bytes }) {
      if (bytes.byteLength > limit / 4) return;
      transact(db, () => {
        save.run([key, name, mimeType, bytes.byteLength, ++used, bytes]);
        ({ size } = sum.get([]) as { size: number });
        while (size > limit) {
          const out = oldest.get([]) as { key: string; size: number };
          erase.run([out.key]);
          size -= out.size;
        }
      });
    },
    get(key) {
      const row = load.get([key]) as { name: string; mime: string; bytes: Uint8Array } | undefined;
      if (row === undefined) return undefined;
      try {
        touch.run([++used, key]);
      } catch {
        // A full disk: read all the same.
      }
      return { name: row.name, mimeType: row.mime, bytes: new Uint8Array(row.bytes) };
    },
    size: () => size,
  };
}
