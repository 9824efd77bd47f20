import { appSlug } from '../../../shared/brand.ts';

/** Which commands were chosen last, the newest first. */
export interface RecentActions {
  read(): readonly string[];
  add(id: string): void;
}

const key = `${appSlug}.commands`;
const maxKept = 20;

/** @param storage `localStorage`. What is not ours in it counts as nothing. */
export function createRecentActions(storage: Pick<Storage, 'getItem' | 'setItem'>): RecentActions {
  function read(): readonly string[] {
    try {
      const value: unknown = JSON.parse(storage.getItem(key) ?? '[]');
      return Array.isArray(value) ? value.filter((id) => typeof id === 'string').slice(0, maxKept) : [];
    } catch {
      return [];
    }
  }
  return {
    read,
    add(id) {
      try {
        storage.setItem(key, JSON.stringify([id, ...read().filter((other) => other !== id)].slice(0, maxKept)));
      } catch {
        // Only the order of the list is worse off.
      }
    },
  };
}
