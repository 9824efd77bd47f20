/** What a failure of SQLite means to us, by its code (sqlite.org/rescode.html). */
export type FailureKind =
  /** No room, or the disk does not take writes. */
  | 'full'
  /** Pages that make no sense, or a key that does not fit. */
  | 'damaged'
  | 'busy'
  | 'other';

const kinds: readonly [RegExp, FailureKind][] = [
  [/^(SQLITE_FULL|SQLITE_IOERR.*|SQLITE_READONLY.*|SQLITE_CANTOPEN.*|ENOSPC|EDQUOT|EROFS|EIO)$/, 'full'],
  [/^(SQLITE_CORRUPT.*|SQLITE_NOTADB|SQLITE_FORMAT)$/, 'damaged'],
  [/^(SQLITE_BUSY.*|SQLITE_LOCKED.*)$/, 'busy'],
];

export function failureKind(error: unknown): FailureKind {
  const code = failureCode(error);
  return kinds.find(([pattern]) => pattern.test(code))?.[1] ?? 'other';
}

/** The code of SQLite or the system, for the log; `unknown` where there is none. */
export function failureCode(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : 'unknown';
}
