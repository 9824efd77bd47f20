import type { Session } from './session.ts';

/** What is looked for in the thread on the screen, and the place the reader is at. */
export interface Find {
  session: Session;
  /** Folded. */
  wanted: string;
  /** The item of the present place; `undefined`: there is none. */
  itemId: string | undefined;
  /** Which of the places in that item, from 0. */
  nth: number;
  /** Counts up with each step. */
  count: number;
}
