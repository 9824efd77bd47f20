import type { DatabaseHandle } from '../database/handle.ts';

type Row = Record<string, unknown>;

/** Rows that are tried one by one around a place that cannot be read. */
const pageful = 64;

/**
 * The rows of a table that can be read at all, in the order of their numbers. From the front until a page that makes no
 * sense, then from the back; what lies between is looked for by the numbers that an index still knows.
 */
export function* readRows(db: DatabaseHandle, table: string, key: string): Generator<Row> {
  const seen = new Set<number>();
  const rows: Row[] = [];
  const take = (row: unknown): void => {
    const number = Number((row as Row)['rescued_key']);
    if (seen.has(number)) return;
    seen.add(number);
    rows.push(row as Row);
  };
  const columns = `*, ${key} AS rescued_key`;
  const ahead = walk(db, `SELECT ${columns} FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ${pageful}`, Number.MIN_SAFE_INTEGER, take);
  if (!ahead) {
    walk(db, `SELECT ${columns} FROM ${table} WHERE ${key} < ? ORDER BY ${key} DESC LIMIT ${pageful}`, Number.MAX_SAFE_INTEGER, take);
    const one = `SELECT ${columns} FROM ${table} WHERE ${key} = ?`;
    for (const number of keysByIndex(db, table, key)) if (!seen.has(number)) attempt(() => db.prepare(one).all([number]).forEach(take));
  }
  yield* rows.sort((a, b) => Number(a['rescued_key']) - Number(b['rescued_key']));
}

/** @returns whether the end was reached. */
function walk(db: DatabaseHandle, sql: string, start: number, take: (row: unknown) => void): boolean {
  let from = start;
  for (;;) {
    const got: Row[] = [];
    const whole = attempt(() => {
      for (const row of db.prepare(sql).iterate([from])) got.push(row as Row);
    });
    got.forEach(take);
    if (!whole) return false;
    const last = got.at(-1);
    if (last === undefined) return true;
    from = Number(last['rescued_key']);
  }
}

/** Row numbers from each index of the table that can be read. */
function keysByIndex(db: DatabaseHandle, table: string, key: string): Set<number> {
  const keys = new Set<number>();
  let indexes: string[] = [];
  attempt(() => {
    indexes = (db.prepare('SELECT name FROM sqlite_master WHERE type = ? AND tbl_name = ?').all(['index', table]) as { name: string }[]).map(({ name }) => name);
  });
  for (const name of indexes) {
    attempt(() => {
      for (const row of db.prepare(`SELECT ${key} AS rescued_key FROM ${table} INDEXED BY ${name}`).iterate([])) {
        keys.add(Number((row as Row)['rescued_key']));
      }
    });
  }
  return keys;
}

/** @returns whether it could be read. */
function attempt(read: () => void): boolean {
  try {
    read();
    return true;
  } catch {
    // A damaged page, an index that does not serve, a table that is not there.
    return false;
  }
}
