import { cjkPairs, plainWords } from '../search/fold.ts';
import type { DatabaseHandle } from './handle.ts';
import { maxTime } from './times.ts';

/** What is indexed of a document. */
export interface DocumentText {
  text: string;
  /** Words of `tags.ts`, that filters ask for. */
  tags: readonly string[];
}

/**
 * The search index. A document's number is its time in ms × 2048 plus a number that tells those of one ms apart; even for
 * items, odd for titles. So the greatest number is the newest, and a span of time is a span of numbers.
 */
export interface Documents {
  /** A number that nobody has. */
  allocate(kind: 'item' | 'title', at: number): number;
  /** Known from now on, instead of what it was. Counts when `flush` is called. */
  put(doc: number, text: DocumentText, known: boolean): void;
  remove(doc: number): void;
  /** Writes what changed; before each commit. FTS5 is fast only when numbers grow within a transaction. */
  flush(): void;
  /** Forgets what changed; after a rollback. */
  discard(): void;
}

const perMs = 2_048;
/** Removals from which on they are many. */
const bulk = 100;
/** What FTS5 begins with (sqlite.org/fts5.html#the_automerge_configuration_option). */
const defaultAutomerge = 4;

/** The first and the last document number of a span of time, both ms and inclusive. */
export function documentSpan(from: number | undefined, to: number | undefined): readonly [number, number] {
  const first = Math.max(0, Math.floor(from ?? 0)) * perMs;
  const last = Math.min(Math.max(-1, Math.floor(to ?? maxTime + 1)), maxTime + 1) * perMs + perMs - 1;
  return [first, last];
}

export function isTitle(doc: number): boolean {
  return doc % 2 === 1;
}

export function createDocuments(db: DatabaseHandle): Documents {
  const insert = db.prepare('INSERT INTO search (rowid, body, cjk, tags) VALUES (?, ?, ?, ?)');
  const erase = db.prepare('DELETE FROM search WHERE rowid = ?');
  const setMerging = (pages: number): void => void db.exec(`INSERT INTO search (search, rank) VALUES ('automerge', ${pages})`);
  const last = {
    item: db.prepare('SELECT max(doc) AS doc FROM items WHERE doc >= ? AND doc < ?'),
    title: db.prepare('SELECT max(doc) AS doc FROM threads WHERE doc >= ? AND doc < ?'),
  };
  /**
   * FTS5 counts each removal as a page written and merges at once in proportion (`automerge`), a second for a hundred threads.
   * Many are removed without; a savepoint makes FTS5 write what it holds back before merging is on again.
   */
  function eraseAll(docs: readonly number[]): void {
    const many = docs.length >= bulk;
    if (many) setMerging(0);
    for (const doc of docs) erase.run([doc]);
    if (!many) return;
    db.exec('SAVEPOINT removals; RELEASE removals');
    setMerging(defaultAutomerge);
  }

  const pending = new Map<number, { known: boolean; text: DocumentText | undefined }>();

  return {
    allocate(kind, at) {
      for (let ms = Math.min(Math.max(0, Math.floor(at)), maxTime); ; ms += 1) {
        const base = ms * perMs;
        const { doc } = last[kind].get([base, base + perMs]) as { doc: number | null };
        const next = doc === null ? base + (kind === 'title' ? 1 : 0) : doc + 2;
        if (next < base + perMs) return next;
      }
    },
    put(doc, text, known) {
      const before = pending.get(doc);
      pending.set(doc, { known: before?.known ?? known, text });
    },
    remove(doc) {
      const before = pending.get(doc);
      if (before?.known === false) pending.delete(doc);
      else pending.set(doc, { known: true, text: undefined });
    },
    flush() {
      const changes = [...pending].sort(([a], [b]) => a - b);
      pending.clear();
      eraseAll(changes.flatMap(([doc, { known }]) => (known ? [doc] : [])));
      for (const [doc, { text }] of changes) {
        if (text !== undefined) insert.run([doc, plainWords(text.text), cjkPairs(text.text), text.tags.join(' ')]);
      }
    },
    discard: () => pending.clear(),
  };
}
