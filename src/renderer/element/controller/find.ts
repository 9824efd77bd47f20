import type { FindAnswer, FindStep } from '../element-host.ts';
import { foldForFind, placesOf, readableText } from './find-text.ts';
import { readBack } from './read-back.ts';
import type { Find } from './find-state.ts';
import type { Session } from './session.ts';
import type { ViewStore } from './view.ts';

export interface Finder {
  /** Looks through the whole thread, reading it back as far as it goes. Never rejects; an answer that a later call overtook is that call's matter. */
  findText: (text: string, step: FindStep) => Promise<FindAnswer>;
  endFind: () => void;
}

interface Place {
  itemId: string;
  nth: number;
}

export function createFinder({ view }: { view: ViewStore }): Finder {
  let count = 0;

  return {
    findText: async (text, step) => {
      const session = view.session();
      const wanted = foldForFind(text.trim());
      const mine = (count += 1);
      if (wanted === '') {
        view.patch({ find: undefined });
        return { count: 0, index: 0 };
      }
      await readBack(session, () => mine === count && view.session() === session, () => false);
      const places = placesIn(session, wanted);
      const before = view.read().find;
      const at = next(places, before?.session === session ? before : undefined, step);
      if (mine === count && view.session() === session) {
        view.patch({ find: { session, wanted, itemId: places[at]?.itemId, nth: places[at]?.nth ?? 0, count: mine } });
      }
      return { count: places.length, index: at + 1 };
    },
    endFind: () => {
      count += 1;
      view.patch({ find: undefined });
    },
  };
}

function placesIn(session: Session, wanted: string): Place[] {
  const { past, live } = session.getSnapshot().thread;
  return [...past, ...live].flatMap(({ item }) => placesOf(readableText(item), wanted).map((_, nth) => ({ itemId: item.id, nth })));
}

/** Index of the place to go to; -1: there is none. A first look begins at the end, where the reader is. */
function next(places: readonly Place[], before: Pick<Find, 'itemId' | 'nth'> | undefined, step: FindStep): number {
  if (places.length === 0) return -1;
  const inItem = before === undefined ? -1 : places.findIndex(({ itemId }) => itemId === before.itemId);
  if (before === undefined || inItem < 0) return step === 'next' ? 0 : places.length - 1;
  const same = places.findIndex(({ itemId, nth }) => itemId === before.itemId && nth === before.nth);
  const at = same < 0 ? inItem : same;
  return step === 'stay' ? at : (at + (step === 'next' ? 1 : -1) + places.length) % places.length;
}
