import type { Session } from './session.ts';

/** The item that the reader is taken to, and how far that is. */
export interface Jump {
  session: Session;
  itemId: string;
  /** `missing`: the thread has no such item any more, or it is further back than is looked. */
  state: 'seeking' | 'found' | 'missing';
  /** Counts up with each jump, also to the same item. */
  count: number;
}
