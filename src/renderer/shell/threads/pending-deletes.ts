import { appSlug } from '../../../shared/brand.ts';

/** The two methods of `localStorage` that are used. */
export interface KeyValueStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * Ids of threads whose deletion was promised but not yet confirmed, kept per account: when the window goes away too
 * fast for the request, the next start sends it. Ids only, never titles.
 */
export interface PendingDeletes {
  read(): string[];
  add(id: string): void;
  remove(id: string): void;
}

const maxKept = 1_000;

export function createPendingDeletes(storage: KeyValueStorage, account: string): PendingDeletes {
  const key = `${appSlug}.pending-deletes.${account}`;
  function read(): string[] {
    try {
      const value: unknown = JSON.parse(storage.getItem(key) ?? '[]');
      return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
    } catch {
      return [];
    }
  }
  function write(ids: string[]): void {
    try {
      if (ids.length === 0) storage.removeItem(key);
      else storage.setItem(key, JSON.stringify(ids.slice(-maxKept)));
    } catch {
      // A full or forbidden storage only costs the second chance.
    }
  }
  return {
    read,
    add: (id) => write([...read().filter((other) => other !== id), id]),
    remove: (id) => write(read().filter((other) => other !== id)),
  };
}
