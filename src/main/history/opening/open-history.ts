import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../../platform.ts';
import { failureCode, failureKind } from '../database/failures.ts';
import { createFileCache, type FileCache } from '../database/files.ts';
import { connect, disconnect, relieve, type DatabaseHandle } from '../database/handle.ts';
import { createHistoryDatabase, type HistoryDatabase } from '../database/history-database.ts';
import { newestVersion, schemaVersion, type Migration } from '../database/migrate.ts';
import { migrations as allMigrations } from '../database/migrations.ts';
import { folderBytes, moveDatabase, names, removeDatabase, writeDurably } from './files.ts';
import { checkKey, writeKeyCheck } from './key-check.ts';
import { salvage } from './salvage.ts';
import { finishRestore, migrateSafely } from './snapshot.ts';
import { endedBadly, isSound, markUnchecked } from './soundness.ts';

export interface OpenOptions {
  folder: string;
  /** 64 hex digits; none: memory only. */
  key: string | undefined;
}

export interface OpenDeps {
  /** ms since 1970. */
  now: () => number;
  log: Log;
  migrations?: readonly Migration[];
  /** Of cached attachments, bytes. */
  fileLimit?: number;
}

/** One open history, in this thread. */
export interface OpenHistory {
  storage: 'disk' | 'memory';
  handle: DatabaseHandle;
  database: HistoryDatabase;
  files: FileCache;
  /** On disk. */
  bytes(): number;
  /** What is in it makes no sense: everything is looked at when it is opened again. */
  suspect(): void;
  /** Gives the pages back that it holds in memory; what is needed again is read again. Never throws. */
  relieve(): void;
  close(): void;
}

export type Opening =
  | {
      status: 'open';
      history: OpenHistory;
      salvaged?: { items: number };
      /** The app did not end well, and the file is too large to be looked at before anybody may use it. */
      unchecked?: true;
    }
  | { status: 'newer' }
  | { status: 'locked' }
  | { status: 'failed'; cause: string };

const defaultFileLimit = 200 * 1_048_576;
const memoryFileLimit = 32 * 1_048_576;
/** Files up to here are looked at whole each time they are opened: it takes milliseconds. */
const alwaysChecked = 8 * 1_048_576;

/** Opens or makes the history of an account. Never throws; whatever does not fit is left as it is. */
export function openHistory(options: OpenOptions, deps: OpenDeps): Opening {
  try {
    return options.key === undefined ? openInMemory(deps) : openOnDisk(options.folder, options.key, deps);
  } catch (error) {
    deps.log.error('history.open_failed', { code: failureCode(error) });
    return { status: 'failed', cause: failureCode(error) };
  }
}

function openInMemory(deps: OpenDeps): Opening {
  const handle = connect({ path: ':memory:', key: undefined });
  migrateSafely('', handle, deps.migrations ?? allMigrations);
  const files = connect({ path: ':memory:', key: undefined });
  return { status: 'open', history: assemble('memory', handle, files, undefined, deps) };
}

function openOnDisk(folder: string, key: string, deps: OpenDeps): Opening {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, names.database);
  const check = checkKey(join(folder, names.keyCheck), key);
  if (check === 'differs' && existsSync(path)) return { status: 'locked' };
  finishRestore(folder);
  removeDatabase(join(folder, names.salvage));
  // Before the database: from then on a key that does not fit can be told from damage.
  if (check !== 'fits' && !existsSync(path)) writeKeyCheck(join(folder, names.keyCheck), key);

  const migrations = deps.migrations ?? allMigrations;
  const doubtful = endedBadly(folder);
  const handle = tryConnect(folder, path, key);
  if (handle === 'damaged' && check === 'absent') return { status: 'locked' };
  if (handle === 'damaged') return rebuild(folder, key, deps);
  if (check === 'absent' && existsSync(path)) writeKeyCheck(join(folder, names.keyCheck), key);
  if (schemaVersion(handle) > newestVersion(migrations)) {
    handle.close();
    return { status: 'newer' };
  }
  try {
    migrateSafely(folder, handle, migrations);
    const unchecked = doubtful && !existsSync(join(folder, names.suspect)) && statSync(path).size > alwaysChecked;
    markUnchecked(folder, unchecked);
    rmSync(join(folder, names.suspect), { force: true });
    return { status: 'open', history: assemble('disk', handle, openFiles(folder, key), folder, deps), ...(unchecked && { unchecked }) };
  } catch (error) {
    disconnect(handle);
    if (failureKind(error) === 'damaged') return rebuild(folder, key, deps);
    throw error;
  }
}

/** @returns `damaged` for what cannot be read, with this key or at all. */
function tryConnect(folder: string, path: string, key: string): DatabaseHandle | 'damaged' {
  const suspicious = existsSync(join(folder, names.suspect));
  let db: DatabaseHandle | undefined;
  try {
    db = connect({ path, key });
    if ((suspicious || statSync(path).size <= alwaysChecked) && !isSound(db)) {
      db.close();
      return 'damaged';
    }
    return db;
  } catch (error) {
    db?.close();
    if (failureKind(error) === 'damaged') return 'damaged';
    throw error;
  }
}

/** Sets the damaged file aside, makes a new one and saves into it what can be read. */
function rebuild(folder: string, key: string, deps: OpenDeps): Opening {
  const aside = join(folder, `${names.damaged}${nextNumber(folder)}`);
  moveDatabase(join(folder, names.database), aside);
  rmSync(join(folder, names.suspect), { force: true });
  markUnchecked(folder, false);
  const handle = connect({ path: join(folder, names.database), key });
  migrateSafely(folder, handle, deps.migrations ?? allMigrations);
  const history = assemble('disk', handle, openFiles(folder, key), folder, deps);
  const salvaged = salvage(folder, aside, key, history.database);
  deps.log.warn('history.salvaged', salvaged);
  return { status: 'open', history, salvaged };
}

function nextNumber(folder: string): number {
  const taken = readdirSync(folder).map((name) => (name.startsWith(names.damaged) ? Number.parseInt(name.slice(names.damaged.length), 10) : 0));
  return Math.max(0, ...taken.filter(Number.isFinite)) + 1;
}

/** The cache of attachments; a damaged one is thrown away. */
function openFiles(folder: string, key: string): DatabaseHandle {
  const path = join(folder, names.files);
  try {
    const db = connect({ path, key });
    if (isSound(db)) return db;
    db.close();
  } catch (error) {
    if (failureKind(error) !== 'damaged') throw error;
  }
  removeDatabase(path);
  return connect({ path, key });
}

function assemble(storage: 'disk' | 'memory', handle: DatabaseHandle, files: DatabaseHandle, folder: string | undefined, deps: OpenDeps): OpenHistory {
  return {
    storage,
    handle,
    database: createHistoryDatabase(handle, { now: deps.now }),
    files: createFileCache(files, deps.fileLimit ?? (storage === 'disk' ? defaultFileLimit : memoryFileLimit)),
    bytes: () => (folder === undefined ? 0 : folderBytes(folder)),
    suspect() {
      if (folder !== undefined) writeDurably(join(folder, names.suspect), '');
    },
    relieve() {
      for (const db of [handle, files]) relieve(db);
    },
    close() {
      disconnect(files);
      disconnect(handle);
    },
  };
}
