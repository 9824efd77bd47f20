/** Where pages ended, by user and last id shown. */
export interface Cursors {
  remember(userId: string, id: string, position: number): void;
  recall(userId: string, id: string): number | undefined;
}

/**
 * Threads are listed by last activity, so the thread that ends a page may move or be deleted before the next page is
 * asked for. Remembering where it stood when the page was served keeps the pages free of repeats and gaps. Forgets the
 * oldest beyond the capacity; what is forgotten is judged by where the thread stands now.
 */
export function createCursors(capacity = 1_000): Cursors {
  const positions = new Map<string, number>();
  const keyOf = (userId: string, id: string): string => `${userId}\n${id}`;

  return {
    remember(userId, id, position) {
      const key = keyOf(userId, id);
      positions.delete(key);
      positions.set(key, position);
      const oldest = positions.keys().next().value;
      if (positions.size > capacity && oldest !== undefined) positions.delete(oldest);
    },
    recall: (userId, id) => positions.get(keyOf(userId, id)),
  };
}
