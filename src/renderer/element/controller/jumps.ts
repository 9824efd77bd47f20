import type { Session } from './session.ts';
import type { Jump } from './jump.ts';
import { readBack } from './read-back.ts';
import type { ViewStore } from './view.ts';

export interface Jumps {
  /** Reads the open thread back until the item is there, and has it shown. @returns false when it is not found. Never rejects. */
  showItem: (itemId: string) => Promise<boolean>;
}

export function createJumps({ view }: { view: ViewStore }): Jumps {
  let count = 0;

  return {
    showItem: async (itemId) => {
      const session = view.session();
      const mine = (count += 1);
      const stillWanted = (): boolean => mine === count && view.session() === session;
      const show = (state: Jump['state']): void => {
        if (stillWanted()) view.patch({ jump: { session, itemId, state, count: mine } });
      };
      show('seeking');
      await readBack(session, stillWanted, () => has(session, itemId));
      const found = has(session, itemId);
      show(found ? 'found' : 'missing');
      return found && stillWanted();
    },
  };
}

function has(session: Session, itemId: string): boolean {
  const { past, live } = session.getSnapshot().thread;
  return past.some(({ item }) => item.id === itemId) || live.some(({ item }) => item.id === itemId);
}
