import type { HistoryStore } from '../history-store.ts';

type State = HistoryStore['state'];

/** Names of the sync's values in the store. */
export const stateNames = {
  walk: 'sync.walk',
  misses: 'sync.misses',
  checked: 'sync.checked',
  verified: 'sync.verified',
  finishedAt: 'sync.finished_at',
  paused: 'sync.paused',
} as const;

/** How far a walk has come. */
export interface WalkState {
  /** ms since 1970 */
  startedAt: number;
  step: 'threads' | 'gone' | 'items';
  /** Pages of the list of threads that were read. */
  pages: number;
  /** Cursor of the next one. */
  after?: string;
}

/** @returns `undefined`: no walk was interrupted. */
export async function readWalk(state: State): Promise<WalkState | undefined> {
  const text = await state.get(stateNames.walk);
  return text === undefined ? undefined : (JSON.parse(text) as WalkState);
}

export async function writeWalk(state: State, walk: WalkState | undefined): Promise<void> {
  await state.set(stateNames.walk, walk === undefined ? undefined : JSON.stringify(walk));
}

/** Ids of the threads that a walk has seen in the list, kept page by page so that none is written twice. */
export interface Seen {
  add(page: number, ids: readonly string[]): Promise<void>;
  all(pages: number): Promise<ReadonlySet<string>>;
  clear(pages: number): Promise<void>;
}

export function createSeen(state: State): Seen {
  const nameOf = (page: number): string => `sync.seen.${page}`;
  return {
    add: (page, ids) => state.set(nameOf(page), JSON.stringify(ids)),
    async all(pages) {
      const ids = new Set<string>();
      for (let page = 0; page < pages; page += 1) {
        for (const id of JSON.parse((await state.get(nameOf(page))) ?? '[]') as string[]) ids.add(id);
      }
      return ids;
    },
    async clear(pages) {
      for (let page = 0; page < pages; page += 1) await state.set(nameOf(page), undefined);
    },
  };
}
