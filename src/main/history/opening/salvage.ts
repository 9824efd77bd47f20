import { constants, copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { HistoryChange, OutboxEntry } from '../../history-store.ts';
import { importedStateName, isImported } from '../../imported-threads.ts';
import { connect, type DatabaseHandle } from '../database/handle.ts';
import type { HistoryDatabase } from '../database/history-database.ts';
import { parseItem, parseThread } from '../database/rows.ts';
import { companions, names, removeDatabase } from './files.ts';
import { readRows } from './read-rows.ts';

type Row = Record<string, unknown>;
const batchSize = 500;

/**
 * Saves what can be read of a damaged database into a new one: first what exists nowhere else (outbox, drafts, mapped
 * threads), then the mirror. Reads a copy, so that the damaged file stays as it was found.
 * @returns how many items were saved.
 */
export function salvage(folder: string, damaged: string, key: string, into: HistoryDatabase): { items: number } {
  const copy = join(folder, names.salvage);
  removeDatabase(copy);
  try {
    for (const suffix of ['', ...companions]) {
      if (existsSync(damaged + suffix)) copyFileSync(damaged + suffix, copy + suffix, constants.COPYFILE_FICLONE);
    }
    const db = connectDamaged(copy, key);
    if (db === undefined) return { items: 0 };
    try {
      return { items: copyRows(db, into) };
    } finally {
      db.close();
    }
  } finally {
    removeDatabase(copy);
  }
}

function connectDamaged(path: string, key: string): DatabaseHandle | undefined {
  try {
    return connect({ path, key });
  } catch {
    return undefined;
  }
}

function copyRows(db: DatabaseHandle, into: HistoryDatabase): number {
  for (const row of readRows(db, 'outbox', 'seq')) attempt(() => into.outbox.add(toEntry(row)));
  for (const row of readRows(db, 'drafts', 'rowid')) attempt(() => into.drafts.put(textOf(row['thread']), textOf(row['body'])));
  for (const row of readKeyed(db, 'state')) {
    // The sync begins anew, and brings what is missing.
    const name = String(row['name']);
    if (name === 'sync.paused' || !name.startsWith('sync.')) attempt(() => into.state.set(name, textOf(row['value'])));
  }
  for (const row of readKeyed(db, 'thread_map')) attempt(() => into.outbox.mapThread(textOf(row['local']), textOf(row['server'])));

  const threads = new Map<number, string>();
  const imported: string[] = [];
  let batch: HistoryChange[] = [];
  const flush = (): void => {
    const changes = batch;
    batch = [];
    into.apply(changes);
  };
  const push = (change: HistoryChange): void => {
    batch.push(change);
    if (batch.length >= batchSize) flush();
  };
  for (const row of readRows(db, 'threads', 'key')) {
    const record = parseThread(row['body']);
    if (record === undefined) continue;
    threads.set(Number(row['key']), record.id);
    if (isImported(record)) imported.push(record.id);
    push({ kind: 'thread.put', thread: record });
  }
  // No server has them: whoever does not know that would take them away.
  if (imported.length > 0) into.state.set(importedStateName, JSON.stringify(imported));
  const rows = [...readRows(db, 'items', 'doc')].sort((a, b) => Number(a['thread']) - Number(b['thread']) || Number(a['rank']) - Number(b['rank']));
  let items = 0;
  for (const row of rows) {
    const item = parseItem(row['body']);
    const threadId = threads.get(Number(row['thread'])) ?? item?.thread_id;
    if (item === undefined || typeof threadId !== 'string' || threadId === '') continue;
    push({ kind: 'item.put', threadId, item });
    items += 1;
  }
  flush();
  return items;
}

/** Tables without row numbers are small and read at once. */
function readKeyed(db: DatabaseHandle, table: string): Row[] {
  try {
    return db.prepare(`SELECT * FROM ${table}`).all([]) as Row[];
  } catch {
    return [];
  }
}

function toEntry(row: Row): OutboxEntry {
  return {
    id: textOf(row['id']),
    kind: textOf(row['kind']) as OutboxEntry['kind'],
    threadId: textOf(row['thread']),
    request: textOf(row['request']),
    state: textOf(row['state']) as OutboxEntry['state'],
    attempts: Number(row['attempts']),
    createdAt: Number(row['created']),
    ...(typeof row['problem'] === 'string' && { problem: row['problem'] }),
  };
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('A damaged row.');
  return value;
}

/** One bad row must not cost the others. */
function attempt(save: () => void): void {
  try {
    save();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}
