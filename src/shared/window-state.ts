/** The window around a page, as far as the page has to know. */
export interface WindowState {
  /** What the window was asked to show, from outside the page. `count` grows; a page carries out each once. */
  wanted?: { count: number; threadId: string };
}

/** Who is signed in to a page, and the thread on its screen; `null` for a new one. */
export interface WindowShows {
  accountId: string;
  threadId: string | null;
  /** Somebody may be looking: the page is on the screen and has the keyboard. */
  watched: boolean;
}
