/** A stored body; `undefined` for one that a damaged disk made unreadable. */
export function parseBody<T>(body: string): T | undefined {
  try {
    return JSON.parse(body) as T;
  } catch {
    return undefined;
  }
}

/** SQLite's truth values; null leaves a column as it is. */
export function flag(value: boolean | undefined): number | null {
  return value === undefined ? null : Number(value);
}
