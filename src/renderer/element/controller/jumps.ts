import type { Session } from './session.ts';
import type { Jump } from './jump.ts';
import type { ViewStore } from './view.ts';

export interface Jumps {
  /** Reads the open thread back until the item is there, and has it shown. @returns false when it is not found. Never rejects. */
  showItem: (itemId: string) => Promise<boolean>;
}

/** Pages that one jump reads at most: ten thousand items. */
const maxPages = 100;

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
      await loaded(session);
      for (let pages = 0; pages < maxPages && stillWanted() && !has(session, itemId) && session.getSnapshot().older === 'available'; pages += 1) {
        await session.loadOlder();
      }
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

/** A thread that is opened is read first, and so is a page that somebody else has asked for. */
async function loaded(session: Session): Promise<void> {
  const isBusy = (): boolean => session.getSnapshot().loading || session.getSnapshot().older === 'loading';
  if (!isBusy()) return;
  await new Promise<void>((done) => {
    const stop = session.subscribe(() => {
      if (isBusy()) return;
      stop();
      done();
    });
  });
}
