import { appSlug } from '../../../shared/brand.ts';
import type { Observable } from '../state/observable.ts';

/** Remembers which thread a window shows over a reload of its page; a closed window forgets. */
export interface OpenThreadMemory {
  read(accountId: string): string | null;
  write(accountId: string, threadId: string | null): void;
}

const key = `${appSlug}.thread`;

/**
 * @param storage `sessionStorage`: one for each window. What is not ours in it counts as nothing.
 * @param opening what the window was opened with, in the fragment of its address: it comes before
 */
export function createOpenThreadMemory(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, opening = ''): OpenThreadMemory {
  const given = new URLSearchParams(opening.replace(/^#/, ''));
  return {
    read(accountId) {
      const thread = given.get('account') === accountId ? given.get('thread') : null;
      if (thread !== null && thread !== '') return thread;
      try {
        const [account, thread] = JSON.parse(storage.getItem(key) ?? 'null') as unknown[];
        return account === accountId && typeof thread === 'string' ? thread : null;
      } catch {
        return null;
      }
    },
    write(accountId, threadId) {
      given.delete('thread');
      if (threadId === null) storage.removeItem(key);
      else storage.setItem(key, JSON.stringify([accountId, threadId]));
    },
  };
}

/** Writes down each other thread that comes on the screen. @returns the undo. */
export function followOpenThread(ui: Observable<{ currentThread: string | null }>, memory: OpenThreadMemory, account: () => string): () => void {
  let before = ui.get().currentThread;
  return ui.subscribe(() => {
    const { currentThread } = ui.get();
    if (currentThread === before) return;
    before = currentThread;
    memory.write(account(), currentThread);
  });
}
