/** The window around a page, as far as the page has to know. */
export interface WindowState {
  /** What the window was asked to show, from outside the page. `count` grows; a page carries out each once. */
  wanted?: Wanted;
}

/** A thread to be opened, or files for the composer. */
export type Wanted = { count: number } & ({ threadId: string } | { files: readonly IncomingFile[] });

/** `GET /incoming/<id>` of the shell gives it, once. */
export interface IncomingFile {
  id: string;
  name: string;
}

/** Who is signed in to a page, and the thread on its screen; `null` for a new one. */
export interface WindowShows {
  accountId: string;
  threadId: string | null;
  /** Somebody may be looking: the page is on the screen and has the keyboard. */
  watched: boolean;
}
