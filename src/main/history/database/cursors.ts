/** Where pages ended, by the last id shown. */
export interface Cursors {
  remember(id: string, position: readonly [number, number]): void;
  recall(id: string): readonly [number, number] | undefined;
}

/**
 * Threads are listed by last activity, so the one that ends a page may move or be deleted before the next page is asked
 * for. Where it stood then keeps the pages free of repeats and gaps. Forgets the oldest beyond the capacity.
 */
export function createCursors(capacity = 1_000): Cursors {
  const positions = new Map<string, readonly [number, number]>();
  return {
    remember(id, position) {
      positions.delete(id);
      positions.set(id, position);
      const [oldest] = positions.keys();
      if (positions.size > capacity && oldest !== undefined) positions.delete(oldest);
    },
    recall: (id) => positions.get(id),
  };
}
